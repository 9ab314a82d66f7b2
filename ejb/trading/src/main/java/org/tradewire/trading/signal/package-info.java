/**
 * What producers make of the market: buy here, stop there. Stored in batches, told to the rooms,
 * judged by what the price did afterwards.
 *
 * <pre>
 *  POST /api/signals -&gt; SignalIngest -&gt; SignalQueue -&gt; SignalWriter -&gt; table signal, by day
 *                                                       |
 *                                                       +--&gt; signal_event -&gt; SignalTelling -&gt; signals, signals:SYMBOL:TF
 *  POST /api/signals/hooks/KEY -&gt; AlertIngest -&gt; SignalIngest
 *  channel of Redis -&gt; RedisIngress -&gt; SignalQueue
 *  closed candles -&gt; StrategyMaking -&gt; SignalQueue
 *  minutes -&gt; OutcomeWatch -&gt; OutcomeStore -&gt; table signal, signal_event, signal_stats
 *  REST, get_signals -&gt; Signals &lt;-- table signal
 * </pre>
 *
 * <p>Depends on {@code account} (who calls), {@code audit}, {@code market}, {@code monitoring},
 * {@code outbox}, {@code shared} and streaming.
 */
package org.tradewire.trading.signal;
