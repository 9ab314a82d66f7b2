package org.tradewire.trading.order.entity;

import java.math.BigDecimal;

/**
 * What a trader asks for; anything may be missing or wrong.
 *
 * @param clientOrderId the client's own name for it; a second order of the same name is the first
 * @param quantity lots
 * @param price null for a market order
 */
public record OrderRequest(
    String clientOrderId,
    String symbol,
    String side,
    String type,
    BigDecimal quantity,
    BigDecimal price,
    Protection protection) {}
