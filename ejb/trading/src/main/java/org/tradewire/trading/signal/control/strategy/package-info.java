/**
 * The built-in strategies, over closed candles only. ta4j computes the indicators, here and nowhere
 * else.
 *
 * <pre>
 *  closed candles -&gt; StrategyRunner -&gt; CandleRule of the strategy -&gt; direction, indicators
 *                         |
 *                         +--&gt; stop and targets by average true range -&gt; SignalDraft
 * </pre>
 *
 * <p>Depends on {@code signal.entity}, {@code signal.entity.strategy}, {@code market.entity},
 * {@code shared} and {@code streaming.message}.
 */
package org.tradewire.trading.signal.control.strategy;
