package org.tradewire.feed.api;

import java.util.List;

/**
 * Receives market data. Implemented by a message-driven bean; called by the feed resource adapter.
 *
 * <p>Calls for one ring come from one thread, in ring order and never concurrently; calls for
 * different rings may overlap. The call runs outside any transaction. A {@link RuntimeException}
 * loses the batch: the adapter makes a new endpoint instance and goes on with the next one.
 */
@FunctionalInterface
public interface FeedListener {

  /**
   * Takes the events that waited in one ring.
   *
   * @param events in ring order, never empty, immutable; may be kept
   */
  void onBatch(List<FeedEvent> events);
}
