/**
 * The collector: a process of its own that writes one venue's market data into shared-memory rings.
 *
 * <pre>
 *  replay.RecordingSource --text--&gt; venue.VenueSession --+
 *                                                         +--&gt; VenueFeed --&gt; feed.ring.VenueFeedWriter
 *  simulator.SimulatedMarket -----------------------------+    (books, versions, seqs)
 *        '---------------- all on one thread: WriterLoop ----------------'
 * </pre>
 *
 * <p>{@link org.tradewire.collector.Collector} is the command line and the only place that touches
 * clocks, signals and standard output. Depends on feed.ring, jackson-core (in {@code venue} and
 * {@code replay}) and Agrona; knows no server.
 */
package org.tradewire.collector;
