package org.tradewire.trading.signal.control.strategy;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.entity.strategy.BuiltInStrategy;
import org.tradewire.trading.signal.entity.strategy.StrategyParameters;
import org.tradewire.trading.signal.entity.strategy.StrategySettings;

/** The stored settings of built-in strategies. Every call runs in the caller's transaction. */
@Dependent
public class StrategySettingRepository {

  private static final String ALL =
      """
      SELECT strategy, enabled, array_to_string(parameter_names, ','),
          array_to_string(parameter_values, ','), array_to_string(symbols, ','),
          array_to_string(timeframes, ','), version, changed_by, changed_at
        FROM strategy_setting ORDER BY strategy
      """;

  private static final String INSERT =
      """
      INSERT INTO strategy_setting (strategy, enabled, parameter_names, parameter_values, symbols,
          timeframes, version, changed_by, changed_at)
        VALUES (:strategy, :enabled, string_to_array(:names, ','),
          CAST(string_to_array(:values, ',') AS numeric[]), string_to_array(:symbols, ','),
          string_to_array(:timeframes, ','), :version, :by, :at)
        ON CONFLICT (strategy) DO NOTHING
      """;

  private static final String UPDATE =
      """
      UPDATE strategy_setting
        SET enabled = :enabled, parameter_names = string_to_array(:names, ','),
          parameter_values = CAST(string_to_array(:values, ',') AS numeric[]),
          symbols = string_to_array(:symbols, ','),
          timeframes = string_to_array(:timeframes, ','), version = :version, changed_by = :by,
          changed_at = :at
        WHERE strategy = :strategy AND version = :version - 1
      """;

  private final EntityManager entityManager;

  @Inject
  public StrategySettingRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Those that somebody has set, by name; of strategies that there are not any more none. */
  public List<StrategySettings> all() {
    List<?> rows = entityManager.createNativeQuery(ALL, Object[].class).getResultList();
    List<StrategySettings> all = new ArrayList<>();
    for (Object each : rows) {
      Object[] row = (Object[]) each;
      BuiltInStrategy.of(row[0].toString()).ifPresent(found -> all.add(settings(found, row)));
    }
    return all;
  }

  /**
   * Stores a change, if the one before it is still the last. Safe when two nodes do it at once.
   *
   * @return whether it was stored
   */
  public boolean store(StrategySettings change) {
    Map<String, BigDecimal> values = change.parameters().values();
    return entityManager
            .createNativeQuery(change.version() == 1 ? INSERT : UPDATE)
            .setParameter("strategy", change.strategy().text())
            .setParameter("enabled", change.enabled())
            .setParameter("names", String.join(",", values.keySet()))
            .setParameter(
                "values",
                values.values().stream()
                    .map(BigDecimal::toPlainString)
                    .collect(Collectors.joining(",")))
            .setParameter("symbols", String.join(",", change.symbols()))
            .setParameter(
                "timeframes",
                change.timeFrames().stream().map(TimeFrame::text).collect(Collectors.joining(",")))
            .setParameter("version", change.version())
            .setParameter("by", change.changedBy())
            .setParameter("at", change.changedAt())
            .executeUpdate()
        == 1;
  }

  private static StrategySettings settings(BuiltInStrategy strategy, Object... row) {
    List<String> names = texts(row[2]);
    List<String> values = texts(row[3]);
    Map<String, BigDecimal> parameters = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      parameters.put(names.get(i), new BigDecimal(values.get(i)));
    }
    return new StrategySettings(
        StrategyParameters.of(strategy, parameters),
        (Boolean) row[1],
        texts(row[4]),
        texts(row[5]).stream().map(each -> TimeFrame.of(each).orElseThrow()).toList(),
        ((Number) row[6]).longValue(),
        row[7].toString(),
        (Instant) row[8]);
  }

  private static List<String> texts(Object joined) {
    String text = joined.toString();
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
  }
}
