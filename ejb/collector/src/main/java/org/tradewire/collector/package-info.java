/**
 * The collector: a process of its own that writes the market data of one or more venues into
 * shared-memory rings.
 *
 * <pre>
 *  live.LiveSource, replay.RecordingSource --text--&gt; venue.VenueSession --+
 *                                                                          +--&gt; writer.VenueFeed --&gt; feed.ring.VenueFeedWriter
 *  simulator.SimulatedMarket, load.LoadMarket ------------------------------+    (books, versions, seqs)
 *        '---------------- all of a venue on one thread: writer.WriterLoop ---------'
 *
 *  collector              exit codes, signals, standard output
 *    -&gt; command           arguments and configuration become {@code VenueOrder}s
 *      -&gt; replay, live, simulator, load      sources of market data
 *        -&gt; venue.kraken, venue.coinbase, venue.binance -&gt; venue.json -&gt; venue
 *      -&gt; writer          one venue from its source to its rings
 *        -&gt; book -&gt; market                   books; what all of them say to each other
 * </pre>
 *
 * <p>{@link org.tradewire.collector.Collector} is the main class and the only place that touches
 * signals and standard output. Depends on {@code command}, {@code replay}, {@code writer}, {@code
 * venue}, {@code market} and {@code feed.ring}. Below, {@code venue.json} and {@code replay} use
 * jackson-core, {@code replay} Java-WebSocket and the JDK's HTTP server; no room knows a server of
 * ours.
 */
package org.tradewire.collector;
