package org.tradewire.trading.signal.control;

import java.util.Optional;

/** The configuration as nobody has set it. */
public final class SignalConfigurationFixture {

  private SignalConfigurationFixture() {}

  /** All keys at their defaults. */
  public static SignalConfiguration standard() {
    return new SignalConfiguration(key -> Optional.empty());
  }
}
