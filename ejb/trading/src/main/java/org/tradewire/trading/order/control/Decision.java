package org.tradewire.trading.order.control;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.order.entity.CloseReason;

/**
 * What is to be done on an account at the prices of one moment.
 *
 * @param eventSeq number of the account's latest event when it was decided: where it has another
 *     one by now, nothing is done
 * @param closings positions to be closed, and why
 * @param fills orders whose price was reached
 * @param onlyBeginsDay whether nothing is to be done but to begin a trading day
 */
public record Decision(
    UUID challengeId,
    long eventSeq,
    Map<UUID, CloseReason> closings,
    List<UUID> fills,
    PriceBoard prices,
    NewsHours news,
    Instant at,
    boolean onlyBeginsDay) {}
