package org.tradewire.feed.adapter;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.api.FeedFound;
import org.tradewire.feed.api.FeedGap;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.codec.event.RecordDecoder;
import org.tradewire.feed.ring.RingListener;

/** Gathers what one ring tells into the next batch. Belongs to the ring's poller. */
final class EventCollector implements RingListener {

  private final String venue;
  private final String ring;
  private final RecordDecoder decoder;
  private final List<FeedEvent> events = new ArrayList<>();

  EventCollector(String venue, String ring) {
    this.venue = venue;
    this.ring = ring;
    this.decoder = new RecordDecoder(venue);
  }

  @Override
  public void onRecord(DirectBuffer buffer, int offset, int length) {
    FeedEvent event = decoder.decode(buffer, offset);
    if (event != null) {
      events.add(event);
    }
  }

  @Override
  public void onLost(long count) {
    int last = events.size() - 1;
    if (last >= 0
        && events.get(last) instanceof FeedGap gap
        && gap.cause() == FeedGap.Cause.LAPPED) {
      events.set(last, new FeedGap(venue, ring, gap.lost() + count, FeedGap.Cause.LAPPED));
    } else {
      events.add(new FeedGap(venue, ring, count, FeedGap.Cause.LAPPED));
    }
  }

  @Override
  public void onRestart(long epoch) {
    events.add(new FeedGap(venue, ring, 0, FeedGap.Cause.WRITER_RESTARTED));
  }

  /**
   * The reader failed and begins anew. What was gathered since the last batch goes, but for the
   * word that the ring was found: it comes once.
   */
  void restarted() {
    events.removeIf(event -> !(event instanceof FeedFound));
    events.add(new FeedGap(venue, ring, 0, FeedGap.Cause.READER_RESTARTED));
  }

  /**
   * The receiver failed. What comes once is told again; of records that are lost there is to be
   * word: the one that a book is void comes once, too.
   */
  void notDelivered(List<FeedEvent> batch) {
    batch.stream().filter(FeedFound.class::isInstance).forEach(events::add);
    if (batch.stream().anyMatch(EventCollector::isOfTheRing)) {
      events.add(new FeedGap(venue, ring, 0, FeedGap.Cause.READER_RESTARTED));
    }
  }

  private static boolean isOfTheRing(FeedEvent event) {
    return !(event instanceof FeedFound || event instanceof FeedHealth);
  }

  void add(FeedEvent event) {
    events.add(event);
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  /** The events gathered so far, as an immutable batch; begins the next one. */
  List<FeedEvent> take() {
    List<FeedEvent> batch = List.copyOf(events);
    events.clear();
    return batch;
  }
}
