package org.tradewire.trading.signal.entity.strategy;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.tradewire.trading.market.entity.TimeFrame;

/**
 * What administrators set for one built-in strategy.
 *
 * @param enabled whether it makes signals
 * @param symbols canonical, for which it does; none means all that there are
 * @param timeFrames of the candles that it looks at; at least one
 * @param version counts the changes; 0 where nobody has set it
 * @param changedBy name of the administrator; null where nobody has set it
 */
public record StrategySettings(
    StrategyParameters parameters,
    boolean enabled,
    List<String> symbols,
    List<TimeFrame> timeFrames,
    long version,
    String changedBy,
    Instant changedAt) {

  /** Most symbols that can be named. */
  public static final int MAX_SYMBOLS = 500;

  private static final Pattern SYMBOL = Pattern.compile("(?=.{3,32}$)[A-Z0-9]+-[A-Z0-9]+");

  /**
   * Copies and checks.
   *
   * @throws IllegalArgumentException with a sentence, where a symbol is not canonical, there are
   *     too many, or no time frame
   */
  public StrategySettings {
    symbols = symbols.stream().distinct().sorted().toList();
    timeFrames = timeFrames.stream().distinct().sorted().toList();
    if (symbols.size() > MAX_SYMBOLS) {
      throw new IllegalArgumentException("There are at most " + MAX_SYMBOLS + " symbols.");
    }
    symbols.stream()
        .filter(each -> !SYMBOL.matcher(each).matches())
        .findFirst()
        .ifPresent(
            each -> {
              throw new IllegalArgumentException("A symbol is written as BTC-USDT.");
            });
    if (timeFrames.isEmpty()) {
      throw new IllegalArgumentException("There must be a time frame.");
    }
  }

  /** Of a strategy that nobody has set: off. */
  public static StrategySettings standard(BuiltInStrategy strategy) {
    return new StrategySettings(
        StrategyParameters.standard(strategy),
        false,
        List.of(),
        List.of(TimeFrame.H1),
        0,
        null,
        null);
  }

  public BuiltInStrategy strategy() {
    return parameters.strategy();
  }

  /** Whether it looks at candles of a symbol and time frame. */
  public boolean looksAt(String symbol, TimeFrame timeFrame) {
    return enabled
        && timeFrames.contains(timeFrame)
        && (symbols.isEmpty() || symbols.contains(symbol));
  }

  /** In a line, for the audit log. */
  public String text() {
    return "enabled="
        + enabled
        + " parameters="
        + parameters.values()
        + " symbols="
        + symbols
        + " timeframes="
        + timeFrames.stream().map(TimeFrame::text).toList();
  }
}
