package org.tradewire.collector.writer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.OpenInterestGate;

/**
 * Keeps slips of a venue out of its rings, symbol by symbol, see {@link OpenInterestGate}. What is
 * filled in after an outage is compared with what is filled in alone. Not thread-safe.
 */
final class OpenInterestJumps {

  private final Map<String, Gates> symbols = new HashMap<>();
  private long held;
  private long dropped;

  private static final class Gates {
    private final OpenInterestGate<OpenInterest> newest =
        new OpenInterestGate<>(OpenInterest::quantity, null);
    private final OpenInterestGate<OpenInterest> late =
        new OpenInterestGate<>(OpenInterest::quantity, null);
    private long newestNs;

    private OpenInterestGate.Verdict<OpenInterest> offer(OpenInterest sample) {
      if (sample.sampledAtNs() < newestNs) {
        return late.offer(sample);
      }
      newestNs = sample.sampledAtNs();
      return newest.offer(sample);
    }
  }

  /**
   * Takes the next sample of a symbol.
   *
   * @return what is known to be true now, in the order of measuring: none, one, or two
   */
  List<OpenInterest> take(OpenInterest sample) {
    OpenInterestGate.Verdict<OpenInterest> verdict =
        symbols.computeIfAbsent(sample.symbol(), any -> new Gates()).offer(sample);
    held += verdict.passed().isEmpty() ? 1 : 0;
    dropped += verdict.dropped() == null ? 0 : 1;
    return verdict.passed();
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
