package org.tradewire.trading.signal.control;

import java.util.Optional;

/** The configuration as nobody has set it. */
public final class SignalConfigurationFixture {

  private SignalConfigurationFixture() {}

  /** All keys at their defaults. */
  public static SignalConfiguration standard() {
    return new SignalConfiguration(key -> Optional.empty());
  }

  /** One key set, the others at their defaults. */
  public static SignalConfiguration with(String key, String value) {
    return new SignalConfiguration(
        asked -> asked.equals(key) ? Optional.of(value) : Optional.empty());
  }
}
