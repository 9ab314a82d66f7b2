package org.tradewire.trading.market.entity;

import org.tradewire.streaming.meter.LatencySnapshot;

/**
 * How long a stage of the way of market data took.
 *
 * @param venue empty for stages that all venues share
 */
public record StageLatency(Stage stage, String venue, LatencySnapshot values) {

  /** The stages that this node or the collector can measure. */
  public enum Stage {
    /** From the exchange's time of a trade to its arrival; the clocks of both count. */
    EXCHANGE_TO_COLLECTOR,
    /** From the ring write to the delivery by the resource adapter. */
    RING_TO_ADAPTER,
    /** From the delivery to the rooms: books, tape, encoding. */
    ADAPTER_TO_HUB,
    /** From a session's turn to the socket that has taken its frame; all channels. */
    HUB_TO_SOCKET
  }
}
