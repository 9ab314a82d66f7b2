package org.tradewire.collector.writer;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewire.feed.api.OpenInterest;

/**
 * Keeps apart what is likely to be wrong: open interest that falls to nothing, or changes by more
 * than half, from one sample to the next. The next sample decides: where it agrees, both are true.
 * Not thread-safe.
 */
final class OpenInterestJumps {

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal ONE_AND_A_HALF = new BigDecimal("1.5");

  private final Map<String, State> states = new HashMap<>();
  private long held;
  private long dropped;

  private static final class State {
    private BigDecimal last;
    private OpenInterest held;
  }

  /**
   * Takes the next sample of a symbol.
   *
   * @return what is known to be true now, in the order of measuring: none, one, or two
   */
  List<OpenInterest> take(OpenInterest sample) {
    State state = states.computeIfAbsent(sample.symbol(), any -> new State());
    OpenInterest before = state.held;
    state.held = null;
    if (before != null && confirms(sample.quantity(), before.quantity(), state.last)) {
      state.last = sample.quantity();
      return List.of(before, sample);
    }
    dropped += before == null ? 0 : 1;
    if (isLikely(state.last, sample.quantity())) {
      state.last = sample.quantity();
      return List.of(sample);
    }
    state.held = sample;
    held++;
    return List.of();
  }

  /** What is as near to the sample before the jump as to the jump does not confirm it. */
  private static boolean confirms(BigDecimal quantity, BigDecimal held, BigDecimal last) {
    return agree(held, quantity)
        && (last == null
            || quantity.subtract(held).abs().compareTo(quantity.subtract(last).abs()) < 0);
  }

  /** The first one is believed unless it is nothing. */
  private static boolean isLikely(BigDecimal last, BigDecimal quantity) {
    return last == null ? quantity.signum() > 0 : agree(last, quantity);
  }

  private static boolean agree(BigDecimal a, BigDecimal b) {
    return b.compareTo(a.multiply(HALF)) >= 0
        && b.compareTo(a.multiply(ONE_AND_A_HALF)) <= 0
        && a.signum() == b.signum();
  }

  /** Samples that were kept apart so far. */
  long held() {
    return held;
  }

  /** Of these, those that the next sample did not confirm. */
  long dropped() {
    return dropped;
  }
}
