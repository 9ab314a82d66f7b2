/**
 * {@code /api/signals}: what producers make of the market.
 *
 * <p>Depends on {@code web.json}, {@code web.problem}, {@code web.rest}, {@code
 * trading.account.entity}, {@code trading.market.entity}, {@code trading.shared}, {@code
 * trading.signal} and {@code streaming.message}.
 */
package org.tradewire.web.rest.signal;
