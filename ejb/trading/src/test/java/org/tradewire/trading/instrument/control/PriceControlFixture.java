package org.tradewire.trading.instrument.control;

import java.util.Optional;

/** What the container would inject. */
public final class PriceControlFixture {

  private PriceControlFixture() {}

  /**
   * @param simulated whether the simulated market prices what has no other price
   */
  public static PriceConfiguration configuration(boolean simulated) {
    return new PriceConfiguration(key -> Optional.of(Boolean.toString(simulated)));
  }
}
