package org.tradewire.trading.heatmap.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tradewire.trading.heatmap.entity.HeatmapExtent;
import org.tradewire.trading.heatmap.entity.HeatmapKey;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.HeatmapStep;
import org.tradewire.trading.heatmap.entity.StoredCheckpoint;
import org.tradewire.trading.heatmap.entity.StoredStep;
import org.tradewire.trading.market.entity.VenueSymbol;

/** Stored steps and checkpoints. Every call runs in the caller's transaction. */
@Dependent
public class HeatmapRepository {

  private static final String SAVE_STEPS =
      """
      INSERT INTO heatmap_step (venue, symbol, model, open_time, kept, created, consumed,
          consumed_volume, close, open_interest, amount, changed, whole, digest)
        SELECT :venue, :symbol, :model, to_timestamp(s.seconds), s.kept, s.created, s.consumed,
            s.consumed_volume, s.close, s.open_interest, s.amount, decode(s.changed, 'hex'),
            decode(s.whole, 'hex'), s.digest
          FROM unnest(CAST(:seconds AS bigint[]), CAST(:kept AS numeric[]),
              CAST(:created AS integer[]), CAST(:consumed AS integer[]),
              CAST(:volumes AS numeric[]), CAST(:closes AS numeric[]),
              CAST(:interests AS numeric[]), CAST(:amounts AS numeric[]),
              CAST(:changed AS text[]), CAST(:whole AS text[]), CAST(:digests AS text[]))
            AS s (seconds, kept, created, consumed, consumed_volume, close, open_interest, amount,
              changed, whole, digest)
        ON CONFLICT (venue, symbol, model, open_time) DO UPDATE
          SET kept = EXCLUDED.kept, created = EXCLUDED.created, consumed = EXCLUDED.consumed,
            consumed_volume = EXCLUDED.consumed_volume, close = EXCLUDED.close,
            open_interest = EXCLUDED.open_interest, amount = EXCLUDED.amount,
            changed = EXCLUDED.changed, whole = EXCLUDED.whole, digest = EXCLUDED.digest
      """;

  /** Of candles that there are not any more: a recomputation may find fewer than were seen. */
  private static final String FORGET_BETWEEN =
      """
      DELETE FROM heatmap_step
        WHERE venue = :venue AND symbol = :symbol AND model = :model
          AND open_time > :first AND open_time < :last
          AND NOT (CAST(extract(epoch FROM open_time) AS bigint) = ANY(CAST(:seconds AS bigint[])))
      """;

  private static final String SAVE_CHECKPOINT =
      """
      INSERT INTO heatmap_checkpoint (venue, symbol, model, open_time, model_version, payload)
        VALUES (:venue, :symbol, :model, :time, :version, :payload)
        ON CONFLICT (venue, symbol, model, open_time) DO UPDATE
          SET model_version = EXCLUDED.model_version, payload = EXCLUDED.payload
      """;

  private static final String CHECKPOINT =
      """
      SELECT open_time, model_version, payload FROM heatmap_checkpoint
        WHERE venue = :venue AND symbol = :symbol AND model = :model
          AND model_version = :version
        ORDER BY open_time DESC LIMIT 1
      """;

  private static final String STEPS =
      """
      SELECT open_time, kept, created, consumed, consumed_volume, close, open_interest, amount,
          changed, digest
        FROM heatmap_step
        WHERE venue = :venue AND symbol = :symbol AND model = :model
          AND open_time >= :from AND open_time < :to
        ORDER BY open_time
      """;

  private static final String NEWEST =
      """
      SELECT open_time, kept, created, consumed, consumed_volume, close, open_interest, amount,
          changed, digest
        FROM heatmap_step
        WHERE venue = :venue AND symbol = :symbol AND model = :model AND open_time <= :at
        ORDER BY open_time DESC LIMIT 1
      """;

  /** The last whole picture at or before an instant. */
  private static final String KEYFRAME =
      """
      SELECT open_time, kept, created, consumed, consumed_volume, close, open_interest, amount,
          changed, digest, whole
        FROM heatmap_step
        WHERE venue = :venue AND symbol = :symbol AND model = :model AND whole IS NOT NULL
          AND open_time <= :at
        ORDER BY open_time DESC LIMIT 1
      """;

  private static final String FIRST_KEYFRAME =
      """
      SELECT open_time, kept, created, consumed, consumed_volume, close, open_interest, amount,
          changed, digest, whole
        FROM heatmap_step
        WHERE venue = :venue AND symbol = :symbol AND model = :model AND whole IS NOT NULL
        ORDER BY open_time LIMIT 1
      """;

  /** From one instrument to the next in the key, then its first and its last row. */
  private static final String EXTENTS =
      """
      WITH RECURSIVE found AS (
        (SELECT venue, symbol FROM heatmap_step ORDER BY venue, symbol LIMIT 1)
        UNION ALL
        SELECT n.venue, n.symbol
          FROM found f CROSS JOIN LATERAL (
            SELECT s.venue, s.symbol FROM heatmap_step s
              WHERE (s.venue, s.symbol) > (f.venue, f.symbol)
              ORDER BY s.venue, s.symbol LIMIT 1) n)
      SELECT f.venue, f.symbol, a.open_time, z.open_time, z.amount, z.open_interest
        FROM found f
        CROSS JOIN LATERAL (
          SELECT s.open_time FROM heatmap_step s
            WHERE s.venue = f.venue AND s.symbol = f.symbol AND s.model = :model
            ORDER BY s.open_time LIMIT 1) a
        CROSS JOIN LATERAL (
          SELECT s.open_time, s.amount, s.open_interest FROM heatmap_step s
            WHERE s.venue = f.venue AND s.symbol = f.symbol AND s.model = :model
            ORDER BY s.open_time DESC LIMIT 1) z
      """;

  private static final String FORGET_CHECKPOINTS_SINCE =
      """
      DELETE FROM heatmap_checkpoint
        WHERE venue = :venue AND symbol = :symbol AND open_time >= :since
      """;

  private static final String FORGET_STEPS = "DELETE FROM heatmap_step WHERE open_time < :before";

  /** After two days those of Monday's first hours alone are kept. */
  private static final String FORGET_CHECKPOINTS =
      """
      DELETE FROM heatmap_checkpoint
        WHERE open_time < :before
          OR (open_time < :thinned AND NOT (
            extract(isodow FROM open_time AT TIME ZONE 'UTC') = 1
            AND extract(hour FROM open_time AT TIME ZONE 'UTC') < 6))
      """;

  /** Where the whole picture stands in a row that has one. */
  private static final int WHOLE = 10;

  private final EntityManager entityManager;

  @Inject
  public HeatmapRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Stores steps, oldest first, in the place of all those from the first to the last of them. */
  public void save(HeatmapKey key, List<StoredStep> steps) {
    if (steps.size() > 1) {
      of(FORGET_BETWEEN, key)
          .setParameter("first", Instant.ofEpochMilli(steps.get(0).openTimeMs()))
          .setParameter("last", Instant.ofEpochMilli(steps.get(steps.size() - 1).openTimeMs()))
          .setParameter("seconds", array(steps, each -> each.openTimeMs() / 1_000))
          .executeUpdate();
    }
    of(SAVE_STEPS, key)
        .setParameter("seconds", array(steps, each -> each.openTimeMs() / 1_000))
        .setParameter("kept", array(steps, each -> each.step().kept()))
        .setParameter("created", array(steps, each -> each.step().created()))
        .setParameter("consumed", array(steps, each -> each.step().consumed()))
        .setParameter("volumes", array(steps, each -> each.step().consumedVolume()))
        .setParameter("closes", array(steps, each -> each.step().close()))
        .setParameter("interests", array(steps, StoredStep::openInterest))
        .setParameter("amounts", array(steps, StoredStep::amount))
        .setParameter("changed", array(steps, each -> hex(each.step().changed())))
        .setParameter("whole", array(steps, each -> hex(each.whole())))
        .setParameter("digests", array(steps, StoredStep::digest))
        .executeUpdate();
  }

  /** A column as PostgreSQL writes an array; an empty text is quoted. */
  private static String array(List<StoredStep> steps, Function<StoredStep, Object> column) {
    return steps.stream()
        .map(each -> text(column.apply(each)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
  }

  private static String hex(List<HeatmapLevel> levels) {
    return levels == null ? null : HexFormat.of().formatHex(LevelBytes.of(levels));
  }

  /** Stores a checkpoint in the place of one of the same candle. */
  public void save(HeatmapKey key, StoredCheckpoint checkpoint) {
    of(SAVE_CHECKPOINT, key)
        .setParameter("time", Instant.ofEpochMilli(checkpoint.openTimeMs()))
        .setParameter("version", checkpoint.modelVersion())
        .setParameter("payload", checkpoint.payload())
        .executeUpdate();
  }

  /** The newest checkpoint that was made with these settings. */
  public Optional<StoredCheckpoint> checkpoint(HeatmapKey key, long modelVersion) {
    List<?> rows = rows(of(CHECKPOINT, key).setParameter("version", modelVersion));
    return rows.stream()
        .map(row -> (Object[]) row)
        .map(
            row ->
                new StoredCheckpoint(
                    ((Instant) row[0]).toEpochMilli(),
                    ((Number) row[1]).longValue(),
                    (byte[]) row[2]))
        .findFirst();
  }

  /** Steps whose candles begin in {@code [from, to)}, oldest first. */
  public List<StoredStep> steps(HeatmapKey key, Instant from, Instant to) {
    return rows(of(STEPS, key).setParameter("from", from).setParameter("to", to)).stream()
        .map(row -> step((Object[]) row))
        .toList();
  }

  /** The last step at or before an instant. */
  public Optional<StoredStep> newest(HeatmapKey key, Instant at) {
    return rows(of(NEWEST, key).setParameter("at", at)).stream()
        .map(row -> step((Object[]) row))
        .findFirst();
  }

  /** The last step at or before an instant with the whole picture. */
  public Optional<StoredStep> keyframe(HeatmapKey key, Instant at) {
    return rows(of(KEYFRAME, key).setParameter("at", at)).stream()
        .map(row -> step((Object[]) row))
        .findFirst();
  }

  /** The first step of all; it has the whole picture. */
  public Optional<StoredStep> first(HeatmapKey key) {
    return rows(of(FIRST_KEYFRAME, key)).stream().map(row -> step((Object[]) row)).findFirst();
  }

  /** What is stored of every instrument's pictures, by venue and symbol. */
  public List<HeatmapExtent> extents(HeatmapModel model) {
    List<?> rows =
        entityManager
            .createNativeQuery(EXTENTS, Object[].class)
            .setParameter("model", model.word())
            .getResultList();
    return rows.stream()
        .map(row -> (Object[]) row)
        .map(
            row ->
                new HeatmapExtent(
                    new VenueSymbol(row[0].toString(), row[1].toString()),
                    (Instant) row[2],
                    (Instant) row[3],
                    (BigDecimal) row[4],
                    (BigDecimal) row[5]))
        .toList();
  }

  /** Forgets an instrument's checkpoints of candles that begin at or after an instant. */
  public void forgetCheckpoints(VenueSymbol instrument, Instant since) {
    entityManager
        .createNativeQuery(FORGET_CHECKPOINTS_SINCE)
        .setParameter("venue", instrument.venue())
        .setParameter("symbol", instrument.symbol())
        .setParameter("since", since)
        .executeUpdate();
  }

  /** Forgets all pictures of an instrument: they are made anew. */
  public void forgetAll(VenueSymbol instrument) {
    forgetCheckpoints(instrument, Instant.EPOCH);
    entityManager
        .createNativeQuery("DELETE FROM heatmap_step WHERE venue = :venue AND symbol = :symbol")
        .setParameter("venue", instrument.venue())
        .setParameter("symbol", instrument.symbol())
        .executeUpdate();
  }

  /**
   * Forgets what is old.
   *
   * @param before steps and checkpoints of candles before it
   * @param thinned checkpoints before it are kept once a week
   */
  public void forget(Instant before, Instant thinned) {
    entityManager.createNativeQuery(FORGET_STEPS).setParameter("before", before).executeUpdate();
    entityManager
        .createNativeQuery(FORGET_CHECKPOINTS)
        .setParameter("before", before)
        .setParameter("thinned", thinned)
        .executeUpdate();
  }

  private Query of(String sql, HeatmapKey key) {
    Query query =
        sql.startsWith("SELECT")
            ? entityManager.createNativeQuery(sql, Object[].class)
            : entityManager.createNativeQuery(sql);
    return query
        .setParameter("venue", key.instrument().venue())
        .setParameter("symbol", key.instrument().symbol())
        .setParameter("model", key.model().word());
  }

  private static List<?> rows(Query query) {
    return query.getResultList();
  }

  private static StoredStep step(Object... row) {
    HeatmapStep step =
        new HeatmapStep(
            ((Instant) row[0]).toEpochMilli(),
            (BigDecimal) row[1],
            ((Number) row[2]).intValue(),
            ((Number) row[3]).intValue(),
            (BigDecimal) row[4],
            (BigDecimal) row[5],
            LevelBytes.read((byte[]) row[8]));
    return new StoredStep(
        step,
        row.length > WHOLE ? LevelBytes.read((byte[]) row[WHOLE]) : null,
        (BigDecimal) row[6],
        (BigDecimal) row[7],
        row[9].toString());
  }
}
