package org.tradewire.trading.signal.entity.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StrategyParametersTest {
  private static final Path GUIDE = Path.of("../../ear/docs/strategies.md");
  private static final Pattern ROW =
      Pattern.compile("\\| (`[a-z-]+`|all) \\| `[a-z_]+` \\|( [^|]+ \\|){5}");

  /** How many parameters all strategies have. */
  private static final int COMMON = 4;

  @Test
  void shouldTakeTheStandardForWhatNobodySet() {
    StrategyParameters parameters = of(BuiltInStrategy.RSI_REVERSAL, "low", "25.50");

    assertThat(parameters.decimal("low")).isEqualTo(new BigDecimal("25.5"));
    assertThat(parameters.whole("period")).isEqualTo(14);
    assertThat(parameters.values().keySet())
        .containsExactly(
            "atr_period", "high", "low", "period", "stop_atr", "target_atr", "targets");
  }

  @Test
  void shouldAllowWhatItTakesForStandard() {
    for (BuiltInStrategy each : BuiltInStrategy.values()) {
      assertThat(each.parameters())
          .allSatisfy(parameter -> assertThat(parameter.allows(parameter.standard())).isTrue());
      assertThat(each.text().length()).isLessThanOrEqualTo(16);
      assertThat(BuiltInStrategy.of(each.text())).contains(each);
    }
    assertThat(BuiltInStrategy.of("nothing")).isEmpty();
  }

  @Test
  void shouldBeDescribedInTheGuide() throws IOException {
    List<String> rows =
        Files.readAllLines(GUIDE).stream().filter(each -> ROW.matcher(each).matches()).toList();

    assertThat(rows).containsExactlyElementsOf(expectedRows());
  }

  /** Those of stop and targets are the same for all, and stand once. */
  private static List<String> expectedRows() {
    List<String> own = new ArrayList<>();
    Set<String> common = new LinkedHashSet<>();
    for (BuiltInStrategy strategy : BuiltInStrategy.values()) {
      List<StrategyParameter> all = strategy.parameters();
      int first = all.size() - COMMON;
      all.subList(0, first).forEach(each -> own.add(row("`" + strategy.text() + "`", each)));
      all.subList(first, all.size()).forEach(each -> common.add(row("all", each)));
    }
    own.addAll(common);
    return own;
  }

  private static String row(String strategy, StrategyParameter parameter) {
    return "| %s | `%s` | %s | %s | %d | %s | %s |"
        .formatted(
            strategy,
            parameter.name(),
            parameter.least(),
            parameter.most(),
            parameter.decimals(),
            parameter.standard(),
            parameter.meaning());
  }

  @Test
  void shouldSayWhatIsWrong() {
    refused(
        BuiltInStrategy.MACD,
        "signal_period",
        "1",
        "signal_period must be a number from 2 to 50, without decimals.");
    refused(BuiltInStrategy.MACD, "signal_period", "51", "signal_period must be");
    refused(BuiltInStrategy.MACD, "signal_period", "2.5", "signal_period must be");
    refused(BuiltInStrategy.MACD, "stop_atr", "1.555", "with at most 2 decimals.");
    refused(BuiltInStrategy.MACD, "fast_period", "26", "fast_period must be below slow_period.");
    refused(BuiltInStrategy.MACD, "adx_period", "14", "adx_period is no parameter of macd");
  }

  @Test
  void shouldAllowTheBounds() {
    assertThat(of(BuiltInStrategy.MACD, "signal_period", "2").whole("signal_period")).isEqualTo(2);
    assertThat(of(BuiltInStrategy.MACD, "signal_period", "5E+1").whole("signal_period"))
        .isEqualTo(50);
  }

  private static void refused(
      BuiltInStrategy strategy, String name, String value, String sentence) {
    assertThatThrownBy(() -> of(strategy, name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  private static StrategyParameters of(BuiltInStrategy strategy, String name, String value) {
    return StrategyParameters.of(strategy, Map.of(name, new BigDecimal(value)));
  }
}
