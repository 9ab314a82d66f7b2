package org.tradewire.trading.market.control.history;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.monitoring.boundary.LongTransaction;
import org.tradewire.trading.shared.SqlArrays;

/**
 * Joins candles that an exchange published to the stored ones. What it says of a candle counts,
 * unless the stored one counts more trades: then the published one is of a part of its time, or of
 * fewer kinds of trades. Longer candles are made again, each of those of the next shorter time
 * frame, by the same rule. Every call runs in the caller's transaction.
 */
@Dependent
public class CandleImports {

  /** Sorted by key, so that two that save the same rows wait for each other and do not lock up. */
  private static final String REPLACE =
      """
          ON CONFLICT (venue, symbol, time_frame, open_time) DO UPDATE
            SET open = EXCLUDED.open, high = EXCLUDED.high, low = EXCLUDED.low,
              close = EXCLUDED.close, volume = EXCLUDED.volume,
              quote_volume = EXCLUDED.quote_volume, trades = EXCLUDED.trades,
              taker_buy_volume = EXCLUDED.taker_buy_volume
            WHERE candle.trades <= EXCLUDED.trades
              AND (candle.open, candle.high, candle.low, candle.close, candle.volume,
                  candle.quote_volume, candle.trades, candle.taker_buy_volume)
                <> (EXCLUDED.open, EXCLUDED.high, EXCLUDED.low, EXCLUDED.close, EXCLUDED.volume,
                  EXCLUDED.quote_volume, EXCLUDED.trades, EXCLUDED.taker_buy_volume)
      """;

  /**
   * What is stored like that is left out: even an update that changes nothing locks its row. The
   * bounds keep a planner without statistics from reading all candles of the instrument.
   */
  private static final String SAVE =
      """
      WITH given AS (
        SELECT TIMESTAMPTZ 'epoch' + c.micros * INTERVAL '1 microsecond' AS open_time, c.open,
            c.high, c.low, c.close, c.volume, c.quote_volume, c.trades, c.taker_buy_volume
          FROM unnest(CAST(:micros AS bigint[]), CAST(:opens AS numeric[]),
              CAST(:highs AS numeric[]), CAST(:lows AS numeric[]), CAST(:closes AS numeric[]),
              CAST(:volumes AS numeric[]), CAST(:quoteVolumes AS numeric[]),
              CAST(:trades AS bigint[]), CAST(:takerBuyVolumes AS numeric[]))
            AS c (micros, open, high, low, close, volume, quote_volume, trades, taker_buy_volume)),
      judged AS MATERIALIZED (
        SELECT g.*, c.trades > g.trades AS kept,
            (c.open, c.high, c.low, c.close, c.volume, c.quote_volume, c.trades,
                c.taker_buy_volume)
              = (g.open, g.high, g.low, g.close, g.volume, g.quote_volume, g.trades,
                g.taker_buy_volume) AS same
          FROM given g LEFT JOIN candle c
            ON c.venue = :venue AND c.symbol = :symbol AND c.time_frame = :frame
              AND c.open_time = g.open_time AND c.open_time BETWEEN :first AND :last),
      saved AS (
        INSERT INTO candle (venue, symbol, time_frame, open_time, open, high, low, close, volume,
            quote_volume, trades, taker_buy_volume)
          SELECT :venue, :symbol, :frame, j.open_time, j.open, j.high, j.low, j.close, j.volume,
              j.quote_volume, j.trades, j.taker_buy_volume
            FROM judged j WHERE j.kept IS NOT TRUE AND j.same IS NOT TRUE ORDER BY j.open_time
      """
          + REPLACE
          + """
          RETURNING open_time, xmax = 0 AS inserted)
      SELECT count(*) FILTER (WHERE inserted), count(*) FILTER (WHERE NOT inserted),
          (SELECT count(*) FROM judged WHERE kept), min(open_time)
        FROM saved
      """;

  private static final String LENGTHEN =
      """
      INSERT INTO candle (venue, symbol, time_frame, open_time, open, high, low, close, volume,
          quote_volume, trades, taker_buy_volume)
        SELECT :venue, :symbol, :frame, p.begin, (array_agg(p.open ORDER BY p.open_time))[1],
            max(p.high), min(p.low), (array_agg(p.close ORDER BY p.open_time DESC))[1],
            sum(p.volume), sum(p.quote_volume), sum(p.trades), sum(p.taker_buy_volume)
          FROM (
            SELECT c.*, date_bin(CAST(:length AS interval), c.open_time, TIMESTAMPTZ 'epoch')
                AS begin
              FROM candle c
              WHERE c.venue = :venue AND c.symbol = :symbol AND c.time_frame = :part
                AND c.open_time >= :from AND c.open_time < :to) p
          GROUP BY p.begin ORDER BY p.begin
      """
          + REPLACE;

  private final EntityManager entityManager;
  private final Clock clock;

  @Inject
  public CandleImports(EntityManager entityManager, Clock clock) {
    this.entityManager = entityManager;
    this.clock = clock;
  }

  /**
   * Lets one import of an instrument at a time through, until the end of the transaction: the
   * longer candles are made of what both stored. The transaction may take as long as imports do.
   */
  public void lock(VenueSymbol instrument) {
    LongTransaction.expect(entityManager);
    entityManager
        .createNativeQuery(
            "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:name, 0))", Integer.class)
        .setParameter("name", "import:" + instrument.venue() + ':' + instrument.symbol())
        .getSingleResult();
  }

  /**
   * Stores candles, of two that begin at once the later in the list, and makes the longer ones that
   * hold them and are over: one that is not could keep the real one out.
   *
   * @param candles at least one
   */
  public SavedRows save(VenueSymbol instrument, TimeFrame frame, List<Candle> candles) {
    Map<Long, Candle> byTime = new LinkedHashMap<>();
    candles.forEach(each -> byTime.put(each.openTimeMs(), each));
    List<Candle> rows = List.copyOf(byTime.values());
    long first = rows.stream().mapToLong(Candle::openTimeMs).min().orElseThrow();
    long last = rows.stream().mapToLong(Candle::openTimeMs).max().orElseThrow();
    SavedRows saved =
        SavedRows.of(
            (Object[])
                ofInstrument(
                        entityManager.createNativeQuery(SAVE, Object[].class), instrument, frame)
                    .setParameter(
                        "micros",
                        SqlArrays.micros(rows, each -> Instant.ofEpochMilli(each.openTimeMs())))
                    .setParameter("opens", SqlArrays.amounts(rows, Candle::open))
                    .setParameter("highs", SqlArrays.amounts(rows, Candle::high))
                    .setParameter("lows", SqlArrays.amounts(rows, Candle::low))
                    .setParameter("closes", SqlArrays.amounts(rows, Candle::close))
                    .setParameter("volumes", SqlArrays.amounts(rows, Candle::volume))
                    .setParameter("quoteVolumes", SqlArrays.amounts(rows, Candle::quoteVolume))
                    .setParameter(
                        "trades",
                        SqlArrays.amounts(rows, each -> BigDecimal.valueOf(each.trades())))
                    .setParameter(
                        "takerBuyVolumes", SqlArrays.amounts(rows, Candle::takerBuyVolume))
                    .setParameter("first", Instant.ofEpochMilli(first))
                    .setParameter("last", Instant.ofEpochMilli(last))
                    .getSingleResult());
    if (saved.oldest() != null) {
      TimeFrame part = frame;
      for (TimeFrame each : TimeFrame.values()) {
        if (each.compareTo(frame) > 0) {
          lengthen(instrument, part, each, first, last);
          part = each;
        }
      }
    }
    return saved;
  }

  private void lengthen(
      VenueSymbol instrument, TimeFrame part, TimeFrame frame, long firstMs, long lastMs) {
    long from = frame.openTime(firstMs);
    long to = Math.min(frame.openTime(lastMs) + frame.lengthMs(), frame.openTime(clock.millis()));
    if (to <= from) {
      return;
    }
    ofInstrument(entityManager.createNativeQuery(LENGTHEN), instrument, frame)
        .setParameter("part", part.text())
        .setParameter("length", frame.lengthMs() + " milliseconds")
        .setParameter("from", Instant.ofEpochMilli(from))
        .setParameter("to", Instant.ofEpochMilli(to))
        .executeUpdate();
  }

  private static Query ofInstrument(Query query, VenueSymbol instrument, TimeFrame frame) {
    return query
        .setParameter("venue", instrument.venue())
        .setParameter("symbol", instrument.symbol())
        .setParameter("frame", frame.text());
  }
}
