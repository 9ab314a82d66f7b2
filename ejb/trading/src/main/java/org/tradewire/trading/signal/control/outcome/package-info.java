/**
 * What becomes of signals, and how far those who make them can be relied on.
 *
 * <pre>
 *  a minute, looked at or closed -&gt; OutcomeRule -&gt; course of the signal
 *  decided signals -&gt; SignalStatisticsRepository -&gt; sums by hour -&gt; figures, MeasuredConfidence
 *  sums by confidence -&gt; Reliability -&gt; curve
 * </pre>
 *
 * <p>Depends on {@code signal.control}, {@code signal.entity}, {@code signal.entity.performance},
 * {@code market.entity}, {@code monitoring.boundary}, {@code shared}, {@code streaming.channel} and
 * Jakarta Persistence.
 */
package org.tradewire.trading.signal.control.outcome;
