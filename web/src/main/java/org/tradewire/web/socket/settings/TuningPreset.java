package org.tradewire.web.socket.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tradewire.streaming.session.SessionLimits;

/** Bounds of a session that suit a kind of installation; single keys go before them. */
enum TuningPreset {
  /** What most installations want: everything that waits goes out at once. */
  STANDARD(SessionLimits.DEFAULT, false),
  /** Many updates a second for each client: larger frames, at most 125 a second. */
  HIGH_FREQUENCY(
      SessionLimits.DEFAULT
          .with()
          .queue(512, SessionLimits.DEFAULT.maxQueuedBytes())
          .frame(100, SessionLimits.DEFAULT.maxFrameBytes())
          .outbound(8, SessionLimits.DEFAULT.maxOutboundPerSecond())
          .build(),
      true),
  /** Few, urgent messages: small frames, none of which waits. */
  LOW_LATENCY(
      SessionLimits.DEFAULT.with().frame(10, SessionLimits.DEFAULT.maxFrameBytes()).build(), true),
  /** Many clients on little memory: a short queue for each. */
  MEMORY_CONSTRAINED(
      SessionLimits.DEFAULT.with().queue(64, 256 << 10).frame(64, 16 << 10).build(), false);

  private final SessionLimits limits;
  private final boolean batches;

  TuningPreset(SessionLimits limits, boolean batches) {
    this.limits = limits;
    this.batches = batches;
  }

  /** Whether it says how large batches are and how far apart, so that no endpoint does. */
  boolean batches() {
    return batches;
  }

  SessionLimits limits() {
    return limits;
  }

  /** The word in the configuration. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The preset of a word, for instance {@code high-frequency}. */
  static Optional<TuningPreset> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(TuningPreset::word).toList();
  }
}
