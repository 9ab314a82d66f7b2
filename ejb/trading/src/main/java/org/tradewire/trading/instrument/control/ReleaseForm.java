package org.tradewire.trading.instrument.control;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tradewire.trading.instrument.entity.Impact;
import org.tradewire.trading.instrument.entity.InstrumentRefusal;
import org.tradewire.trading.instrument.entity.Release;
import org.tradewire.trading.instrument.entity.ReleaseDraft;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.shared.Refusal;

/** Turns what was written into a release, or says which field is wrong and why. */
public final class ReleaseForm {

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3,8}");
  private static final int MAX_TITLE = 200;
  private static final int EARLIEST_YEAR = 2000;
  private static final int LATEST_YEAR = 2100;

  private ReleaseForm() {}

  /**
   * Checks every field.
   *
   * @param where stands before a refusal's sentence, for instance {@code line 3: }; may be empty
   * @param path what the name of each field begins with, for instance {@code items[0].}; may be
   *     empty
   * @throws Refusal naming the first field that is wrong
   */
  public static Release check(String where, String path, ReleaseDraft draft) {
    String currency = draft.currency();
    String title = draft.title();
    String impact = draft.impact();
    if (currency == null || !CURRENCY.matcher(currency).matches()) {
      throw wrong(where, path + "currency", "must have 3 to 8 capitals, for instance USD");
    }
    if (title == null
        || title.isBlank()
        || title.length() > MAX_TITLE
        || title.chars().anyMatch(Character::isISOControl)) {
      throw wrong(where, path + "title", "must have 1 to " + MAX_TITLE + " characters");
    }
    Impact known =
        Arrays.stream(Impact.values())
            .filter(each -> impact != null && each.name().equals(impact.toUpperCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(
                () -> wrong(where, path + "impact", "must be one of " + List.of(Impact.values())));
    return new Release(
        time(where, path + "time", draft.time()),
        currency,
        title.strip(),
        known,
        draft.targeted() == null ? known == Impact.HIGH : draft.targeted());
  }

  private static Instant time(String where, String field, String text) {
    try {
      if (text != null) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        if (time.getYear() >= EARLIEST_YEAR && time.getYear() <= LATEST_YEAR) {
          return Moments.stored(time.toInstant());
        }
      }
    } catch (DateTimeException e) {
      // Said below, as for one that is missing.
    }
    throw wrong(
        where, field, "must be an instant such as 2026-03-06T13:30:00Z, of the years 2000 to 2100");
  }

  private static Refusal wrong(String where, String field, String rule) {
    return InstrumentRefusal.invalid(field, where + field + " " + rule + ".");
  }
}
