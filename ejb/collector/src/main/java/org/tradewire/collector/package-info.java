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
 * clocks, signals and standard output. Depends on feed.ring, jackson-core (in {@code venue.json}
 * and {@code replay}), Java-WebSocket (in {@code replay}), the Prometheus client and Agrona; knows
 * no server.
 */
package org.tradewire.collector;
