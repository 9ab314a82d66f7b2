/**
 * Shared-memory rings that carry market data from a collector to any number of reading processes.
 *
 * <pre>
 *  collector process                    &lt;dir&gt;/COINBASE.trades.ring             server process
 *  +------------------+   stamps and   +----------+---------------------+   +--------------------+
 *  | VenueFeedWriter  |--records------&gt;|  header  | slot | slot | slot  |--&gt;| RingFollower       |
 *  |  RingWriter x 2  |                | doorbells|  0   |  1   | ..    |   |  RingReader        |
 *  |  DoorbellRinger  |&lt;--sleeping-----|  0 .. 15 |      |      |       |&lt;--|  Doorbell (1 slot) |
 *  +--------|---------+                +----------+---------------------+   +---------^----------+
 *           +----------- one byte over &lt;ring&gt;.bell, only to a reader that sleeps -----+
 * </pre>
 *
 * <p>One writer process per venue owns a file for trades and one for book changes; {@link
 * org.tradewire.feed.ring.RingDescriptor} lists every offset. The writer waits for nobody: a reader
 * that falls behind by more than the capacity is lapped, notices it and says how much it lost. A
 * slot is guarded by a sequence stamp, so that a reader never sees half a record, not even of a
 * writer that was killed while writing. A new writer makes a new file and renames it over the old
 * one; readers keep the old mapping until they notice.
 *
 * <p>Beside the rings stand two rooms that know them from outside: {@code registry} finds the rings
 * of a directory, {@code control} carries questions to a venue's collector. The reader and the
 * writer, their headers, stamps and doorbells stay together: what makes them safe is private to
 * this package.
 *
 * <p>Times come from an injected {@link org.agrona.concurrent.EpochNanoClock}; writer and readers
 * must share the machine's real-time clock. Depends on the JDK, Agrona, {@code feed.codec}, and
 * {@code feed.api} for the value that a venue's candle is; knows no container.
 */
package org.tradewire.feed.ring;
