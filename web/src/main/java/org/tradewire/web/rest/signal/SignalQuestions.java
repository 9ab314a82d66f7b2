package org.tradewire.web.rest.signal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.SignalKey;
import org.tradewire.trading.signal.entity.SignalOutcome;
import org.tradewire.trading.signal.entity.StoredSignal;
import org.tradewire.web.rest.QueryParameters;

/** Reads what is asked of signals, and writes where an answer goes on. */
final class SignalQuestions {

  /** Microseconds since the Unix epoch, then the id. */
  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,17}):([A-Za-z0-9_.:~@-]{1,100})");

  private SignalQuestions() {}

  /** Null where none is given. */
  static TimeFrame timeFrame(String text) {
    return text == null
        ? null
        : TimeFrame.of(text)
            .orElseThrow(
                () ->
                    QueryParameters.refused(
                        "timeframe",
                        "is one of "
                            + Stream.of(TimeFrame.values())
                                .map(TimeFrame::text)
                                .collect(Collectors.joining(", "))
                            + "."));
  }

  /** Null where none is given. */
  static SignalDirection direction(String text) {
    return QueryParameters.choice("direction", text, SignalDirection.class).orElse(null);
  }

  /** Null where none is given. */
  static SignalOutcome outcome(String text) {
    return QueryParameters.choice("outcome", text, SignalOutcome.class).orElse(null);
  }

  /** The last signal of the answer before; null where none is given. */
  static SignalKey cursor(String text) {
    if (text == null) {
      return null;
    }
    Matcher cursor = CURSOR.matcher(text);
    if (!cursor.matches()) {
      throw QueryParameters.refused("cursor", "is what an answer names as next.");
    }
    return new SignalKey(
        Instant.EPOCH.plus(Long.parseLong(cursor.group(1)), ChronoUnit.MICROS), cursor.group(2));
  }

  /** What the next question names to go on after a signal. Pages make it themselves, too. */
  static String next(StoredSignal last) {
    SignalKey key = SignalKey.of(last.signal());
    return ChronoUnit.MICROS.between(Instant.EPOCH, key.time()) + ":" + key.id();
  }
}
