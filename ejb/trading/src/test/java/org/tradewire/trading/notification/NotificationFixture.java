package org.tradewire.trading.notification;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.tradewire.trading.notification.entity.RuleFilter;
import org.tradewire.trading.notification.entity.RuleSettings;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.entity.NumberedSignal;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalHappening;
import org.tradewire.trading.signal.entity.StoredSignal;

/** Rules and events for tests. */
public final class NotificationFixture {

  /** Takes every signal. */
  public static final RuleFilter ALL = new RuleFilter(null, null, null, null, null);

  /** Where rules of tests call. */
  public static final String ADDRESS = "https://hooks.example.com/of/me?key=secret";

  private NotificationFixture() {}

  /** Of everything that is created, by webhook. */
  public static RuleSettings settings() {
    return settings(ALL, SignalHappening.CREATED);
  }

  /** By webhook. */
  public static RuleSettings settings(RuleFilter filter, SignalHappening... events) {
    return new RuleSettings("mine", true, filter, Set.of(events), false, ADDRESS, null);
  }

  /** The same at another address. */
  public static RuleSettings at(String address) {
    return new RuleSettings(
        "mine", true, ALL, Set.of(SignalHappening.CREATED), false, address, null);
  }

  /** An event of a signal of which nothing has come. */
  public static NumberedSignal event(long seq, Instant at, SignalHappening what, Signal signal) {
    return new NumberedSignal(seq, seq, at, what, new StoredSignal(signal, SignalCourse.BEGUN));
  }

  /** A signal that was created now, of a confidence. */
  public static NumberedSignal created(long seq, String symbol, String confidence) {
    Signal signal = SignalFixture.of("s" + seq, SignalFixture.NOW, symbol, confidence);
    return event(seq, SignalFixture.NOW, SignalHappening.CREATED, signal);
  }

  /** As {@code min_confidence}. */
  public static RuleFilter confident(String least) {
    return new RuleFilter(null, null, null, null, new BigDecimal(least));
  }
}
