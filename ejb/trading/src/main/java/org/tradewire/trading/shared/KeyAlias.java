package org.tradewire.trading.shared;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A name that others gave what a {@link ConfigurationKey} does, as variables of the environment are
 * called. It counts where the key itself is not set. Immutable.
 *
 * @param name {@code WS_UPDATE_INTERVAL}
 * @param inSeconds whether its value counts seconds, where that of the key counts milliseconds
 */
public record KeyAlias(String name, boolean inSeconds) {

  private static final Pattern SECONDS = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?");
  private static final int MS_DIGITS = 3;

  public KeyAlias {
    Objects.requireNonNull(name);
  }

  /**
   * What its value is for the key; the same text where it cannot be any, which the key's form
   * refuses then.
   */
  String textOfKey(String text) {
    if (!inSeconds || !SECONDS.matcher(text).matches()) {
      return text;
    }
    BigDecimal ms = new BigDecimal(text).movePointRight(MS_DIGITS);
    return Decimals.text(ms);
  }

  /** What its value must be, as {@link SettingForm#rule} says of the key's. */
  String rule(SettingForm<?> form) {
    return inSeconds
        ? "must be a number of seconds from %s to %s, of at most three decimals"
            .formatted(seconds(form.min()), seconds(form.max()))
        : form.rule();
  }

  private static String seconds(String ms) {
    return Decimals.text(new BigDecimal(ms).movePointLeft(MS_DIGITS));
  }
}
