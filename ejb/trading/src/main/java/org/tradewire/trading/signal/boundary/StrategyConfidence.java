package org.tradewire.trading.signal.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.signal.control.outcome.MeasuredConfidence;
import org.tradewire.trading.signal.control.outcome.SignalStatisticsRepository;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.performance.OutcomeSums;
import org.tradewire.trading.signal.entity.performance.StatisticsKey;
import org.tradewire.trading.signal.entity.strategy.SignalDraft;

/** What signals of a built-in strategy were worth so far, as the confidence of the next one. */
@Stateless
@PermitAll
public class StrategyConfidence {
  private static final Duration MEASURED = Duration.ofDays(90);

  private SignalStatisticsRepository statistics;

  /** For the container's proxy. */
  protected StrategyConfidence() {}

  @Inject
  public StrategyConfidence(SignalStatisticsRepository statistics) {
    this.statistics = statistics;
  }

  /**
   * The signal of a draft, with the share that signals of this strategy, symbol and time frame have
   * won in 90 days; {@code metadata} says of how many. A neutral one, of which nothing comes, has
   * none: 0.
   */
  public Signal of(SignalDraft draft, Instant now) {
    if (draft.direction() == SignalDirection.NEUTRAL) {
      return draft.signal(BigDecimal.ZERO, "{}");
    }
    StatisticsKey key =
        new StatisticsKey(draft.strategy().text(), draft.instrument().symbol(), draft.timeFrame());
    OutcomeSums sums = statistics.total(key, now.minus(MEASURED));
    MeasuredConfidence measured =
        MeasuredConfidence.of(sums.wins(), sums.decided(), draft.risk(), draft.reward());
    return draft.signal(
        measured.value(),
        new JsonBytes()
            .beginObject()
            .number("confidence_n", measured.decided())
            .endObject()
            .toText());
  }
}
