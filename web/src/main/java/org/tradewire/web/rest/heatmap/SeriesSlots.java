package org.tradewire.web.rest.heatmap;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.function.Supplier;
import org.tradewire.trading.heatmap.entity.HeatmapRefusal;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.web.rest.AnswerSlots;

/** How many histories this node sends at once: a long one takes seconds of a core. Thread-safe. */
@ApplicationScoped
public class SeriesSlots {
  private static final int AT_ONCE = 4;

  private final AnswerSlots slots = new AnswerSlots(AT_ONCE, HeatmapRefusal::busy);

  /**
   * Sends one when there is room.
   *
   * @throws Refusal there was none for some seconds; nothing was sent
   */
  void send(AnswerSlots.Sending sending) throws IOException {
    slots.send(sending);
  }

  /**
   * Computes what takes as long when there is room.
   *
   * @throws Refusal there was none for some seconds
   */
  <T> T compute(Supplier<T> made) throws IOException {
    return slots.compute(made);
  }
}
