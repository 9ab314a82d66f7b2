/**
 * The collector: a process of its own that writes the market data of one or more venues into
 * shared-memory rings.
 *
 * <pre>
 *  live.LiveSource, replay.RecordingSource --text--&gt; venue.VenueSession --+
 *                                                                          +--&gt; VenueFeed --&gt; feed.ring.VenueFeedWriter
 *  simulator.SimulatedMarket, load.LoadMarket ------------------------------+    (books, versions, seqs)
 *        '---------------- all of a venue on one thread: WriterLoop ----------------'
 * </pre>
 *
 * <p>{@link org.tradewire.collector.Collector} is the command line and the only place that touches
 * clocks, signals and standard output. Depends on feed.ring, jackson-core (in {@code venue} and
 * {@code replay}), Java-WebSocket (in {@code replay}), the Prometheus client and Agrona; knows no
 * server.
 */
package org.tradewire.collector;
