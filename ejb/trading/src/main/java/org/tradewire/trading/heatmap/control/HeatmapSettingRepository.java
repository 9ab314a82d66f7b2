package org.tradewire.trading.heatmap.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tradewire.trading.heatmap.entity.LeverageWeights;
import org.tradewire.trading.heatmap.entity.MarginBracket;
import org.tradewire.trading.heatmap.entity.ModelSettings;
import org.tradewire.trading.heatmap.entity.SymbolSettings;

/** The stored settings of symbols. Every call runs in the caller's transaction. */
@Dependent
public class HeatmapSettingRepository {

  private static final String ALL =
      """
      SELECT symbol, enabled, bucket, CAST(weights AS text), typical_position,
          CAST(bracket_caps AS text), CAST(bracket_rates AS text),
          CAST(bracket_deductions AS text), version, changed_by, changed_at, model_version
        FROM heatmap_setting
      """;

  private static final String INSERT =
      """
      INSERT INTO heatmap_setting (symbol, enabled, bucket, weights, typical_position,
          bracket_caps, bracket_rates, bracket_deductions, version, model_version, changed_by,
          changed_at)
        VALUES (:symbol, :enabled, :bucket, CAST(:weights AS numeric[]), :position,
          CAST(:caps AS numeric[]), CAST(:rates AS numeric[]), CAST(:deductions AS numeric[]),
          :version, :modelVersion, :by, :at)
        ON CONFLICT (symbol) DO NOTHING
      """;

  private static final String UPDATE =
      """
      UPDATE heatmap_setting
        SET enabled = :enabled, bucket = :bucket, weights = CAST(:weights AS numeric[]),
          typical_position = :position, bracket_caps = CAST(:caps AS numeric[]),
          bracket_rates = CAST(:rates AS numeric[]),
          bracket_deductions = CAST(:deductions AS numeric[]), version = :version,
          model_version = :modelVersion, changed_by = :by, changed_at = :at
        WHERE symbol = :symbol AND version = :version - 1
      """;

  private final EntityManager entityManager;

  @Inject
  public HeatmapSettingRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Those of all symbols, by symbol. */
  public List<SymbolSettings> all() {
    return read(entityManager.createNativeQuery(ALL + " ORDER BY symbol", Object[].class));
  }

  /** Those of one symbol; empty where nobody has computed or set it yet. */
  public Optional<SymbolSettings> find(String symbol) {
    return read(
            entityManager
                .createNativeQuery(ALL + " WHERE symbol = :symbol", Object[].class)
                .setParameter("symbol", symbol))
        .stream()
        .findFirst();
  }

  /**
   * Stores a change, if the one before it is still the last. Safe when two nodes do it at once.
   *
   * @return whether it was stored
   */
  public boolean store(SymbolSettings change) {
    ModelSettings model = change.model();
    return entityManager
            .createNativeQuery(change.version() == 1 ? INSERT : UPDATE)
            .setParameter("symbol", change.symbol())
            .setParameter("enabled", change.enabled())
            .setParameter("bucket", model.bucket())
            .setParameter("weights", array(model.weights().byLeverage().values()))
            .setParameter("position", model.typicalPosition())
            .setParameter("caps", array(model.brackets().stream().map(MarginBracket::cap).toList()))
            .setParameter(
                "rates", array(model.brackets().stream().map(MarginBracket::rate).toList()))
            .setParameter(
                "deductions",
                array(model.brackets().stream().map(MarginBracket::deduction).toList()))
            .setParameter("version", change.version())
            .setParameter("modelVersion", change.modelVersion())
            .setParameter("by", change.changedBy())
            .setParameter("at", change.changedAt())
            .executeUpdate()
        == 1;
  }

  private static String array(Collection<BigDecimal> numbers) {
    return numbers.stream()
        .map(BigDecimal::toPlainString)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static List<BigDecimal> numbers(Object array) {
    String text = array.toString();
    List<BigDecimal> numbers = new ArrayList<>();
    for (String each : text.substring(1, text.length() - 1).split(",")) {
      numbers.add(new BigDecimal(each));
    }
    return numbers;
  }

  private static List<SymbolSettings> read(Query query) {
    List<SymbolSettings> read = new ArrayList<>();
    for (Object row : query.getResultList()) {
      read.add(settings((Object[]) row));
    }
    return read;
  }

  private static SymbolSettings settings(Object... row) {
    List<BigDecimal> caps = numbers(row[5]);
    List<BigDecimal> rates = numbers(row[6]);
    List<BigDecimal> deductions = numbers(row[7]);
    List<MarginBracket> brackets = new ArrayList<>();
    for (int i = 0; i < caps.size(); i++) {
      brackets.add(new MarginBracket(caps.get(i), rates.get(i), deductions.get(i)));
    }
    return new SymbolSettings(
        row[0].toString(),
        (Boolean) row[1],
        new ModelSettings(
            LeverageWeights.of(numbers(row[3])),
            (BigDecimal) row[2],
            brackets,
            (BigDecimal) row[4]),
        ((Number) row[8]).longValue(),
        ((Number) row[11]).longValue(),
        row[9].toString(),
        (Instant) row[10]);
  }
}
