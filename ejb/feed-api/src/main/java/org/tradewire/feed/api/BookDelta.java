package org.tradewire.feed.api;

import java.util.List;

/**
 * One record of an order book's stream: some level changes, or a part of a full book.
 *
 * <p>A delta turns the book of {@code prevVersion} into the book of {@code version}. A full book
 * ({@link Kind#SNAPSHOT}) is written as a chain of records that all carry the version of the book
 * they describe; {@code first} and {@code last} mark the ends of the chain. A reader whose book is
 * older than that version, or not ready, replaces its book when the last part has arrived; a reader
 * at that version already ignores the chain. An update of the exchange that is larger than a record
 * is written as a chain of deltas with consecutive versions; only the book after the {@code last}
 * one is a book that the exchange has had, those before it may be crossed.
 *
 * @param version position in channel {@code book:venue:symbol} (its {@code seq})
 * @param prevVersion the version this delta applies to; for a snapshot 0
 * @param changes absolute levels, at most as many as one record holds; immutable
 * @param exchangeTimeNs nanoseconds since the Unix epoch, 0 where the venue gives none
 * @param ringWriteTimeNs nanoseconds since the Unix epoch when the record was written
 */
public record BookDelta(
    String venue,
    String symbol,
    long epoch,
    long version,
    long prevVersion,
    Kind kind,
    boolean first,
    boolean last,
    List<LevelChange> changes,
    long exchangeTimeNs,
    long ringWriteTimeNs)
    implements FeedEvent {

  /** What the levels of a record mean. */
  public enum Kind {
    /** Changes to the book of the previous version. */
    DELTA,
    /** A part of a full book. */
    SNAPSHOT
  }

  public BookDelta {
    changes = List.copyOf(changes);
  }
}
