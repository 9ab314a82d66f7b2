package org.tradewire.trading.market.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;

/** The stored candles. Every call runs in the caller's transaction. */
@Dependent
public class CandleRepository {

  /** A node that saw less of a candle must not take the place of one that saw more. */
  private static final String SAVE =
      """
      INSERT INTO candle (venue, symbol, time_frame, open_time, open, high, low, close, volume,
          quote_volume, trades, taker_buy_volume)
        VALUES (:venue, :symbol, :frame, :time, :open, :high, :low, :close, :volume, :quoteVolume,
          :trades, :takerBuyVolume)
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

  /** What this system saw itself is better than what a venue reports of earlier times. */
  private static final String SAVE_MISSING =
      """
      INSERT INTO candle (venue, symbol, time_frame, open_time, open, high, low, close, volume,
          quote_volume, trades, taker_buy_volume)
        SELECT :venue, :symbol, :frame, to_timestamp(c.seconds), c.open, c.high, c.low, c.close,
            c.volume, c.quote_volume, c.trades, c.taker_buy_volume
          FROM unnest(CAST(:seconds AS bigint[]), CAST(:opens AS numeric[]),
              CAST(:highs AS numeric[]), CAST(:lows AS numeric[]), CAST(:closes AS numeric[]),
              CAST(:volumes AS numeric[]), CAST(:quoteVolumes AS numeric[]),
              CAST(:trades AS bigint[]), CAST(:takerBuyVolumes AS numeric[]))
            AS c (seconds, open, high, low, close, volume, quote_volume, trades, taker_buy_volume)
        ON CONFLICT (venue, symbol, time_frame, open_time) DO NOTHING
      """;

  private static final String COUNT =
      """
      SELECT count(*) FROM candle
        WHERE venue = :venue AND symbol = :symbol AND time_frame = :frame
          AND open_time >= :from AND open_time < :to
      """;

  private static final String FIND =
      """
      SELECT open_time, open, high, low, close, volume, quote_volume, trades, taker_buy_volume
        FROM candle
        WHERE venue = :venue AND symbol = :symbol AND time_frame = :frame
          AND open_time >= :from AND open_time < :to
        ORDER BY open_time DESC
      """;

  /** By place: however large the table is, what was found is not looked for a second time. */
  private static final String FORGET =
      """
      DELETE FROM candle WHERE ctid = ANY(ARRAY(
        SELECT c.ctid FROM candle c
          WHERE c.time_frame IN (:frames) AND c.open_time < :before
          LIMIT :limit FOR UPDATE SKIP LOCKED))
      """;

  private final EntityManager entityManager;

  @Inject
  public CandleRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Stores a candle, or what is known of it now.
   *
   * @return whether that changed what is stored
   */
  public boolean save(VenueSymbol instrument, TimeFrame frame, Candle candle) {
    return ofInstrument(entityManager.createNativeQuery(SAVE), instrument, frame)
            .setParameter("time", Instant.ofEpochMilli(candle.openTimeMs()))
            .setParameter("open", candle.open())
            .setParameter("high", candle.high())
            .setParameter("low", candle.low())
            .setParameter("close", candle.close())
            .setParameter("volume", candle.volume())
            .setParameter("quoteVolume", candle.quoteVolume())
            .setParameter("trades", candle.trades())
            .setParameter("takerBuyVolume", candle.takerBuyVolume())
            .executeUpdate()
        == 1;
  }

  /**
   * Stores those candles of which none is stored yet, in one statement.
   *
   * @return how many those were
   */
  public int saveMissing(VenueSymbol instrument, TimeFrame frame, List<Candle> candles) {
    return ofInstrument(entityManager.createNativeQuery(SAVE_MISSING), instrument, frame)
        .setParameter("seconds", array(candles, each -> each.openTimeMs() / 1_000))
        .setParameter("opens", array(candles, Candle::open))
        .setParameter("highs", array(candles, Candle::high))
        .setParameter("lows", array(candles, Candle::low))
        .setParameter("closes", array(candles, Candle::close))
        .setParameter("volumes", array(candles, Candle::volume))
        .setParameter("quoteVolumes", array(candles, Candle::quoteVolume))
        .setParameter("trades", array(candles, Candle::trades))
        .setParameter("takerBuyVolumes", array(candles, Candle::takerBuyVolume))
        .executeUpdate();
  }

  /** A column of numbers as PostgreSQL writes an array. */
  private static String array(List<Candle> candles, Function<Candle, Number> column) {
    return candles.stream()
        .map(each -> column.apply(each).toString())
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** How many candles are stored that begin in {@code [from, to)}. */
  public long count(VenueSymbol instrument, TimeFrame frame, Instant from, Instant to) {
    Object count =
        ofInstrument(entityManager.createNativeQuery(COUNT), instrument, frame)
            .setParameter("from", from)
            .setParameter("to", to)
            .getSingleResult();
    return ((Number) count).longValue();
  }

  /** The newest stored candles that begin in {@code [from, to)}, oldest of them first. */
  public List<Candle> find(
      VenueSymbol instrument, TimeFrame frame, Instant from, Instant to, int limit) {
    List<?> rows =
        ofInstrument(entityManager.createNativeQuery(FIND, Object[].class), instrument, frame)
            .setParameter("from", from)
            .setParameter("to", to)
            .setMaxResults(limit)
            .getResultList();
    List<Candle> candles = new ArrayList<>(rows.size());
    rows.forEach(row -> candles.add(candle((Object[]) row)));
    Collections.reverse(candles);
    return candles;
  }

  /**
   * Forgets candles of some time frames that began before an instant; those that another
   * transaction holds are left out.
   *
   * @return how many, at most {@code limit}
   */
  public int forget(Set<TimeFrame> frames, Instant before, int limit) {
    return entityManager
        .createNativeQuery(FORGET)
        .setParameter("frames", frames.stream().map(TimeFrame::text).toList())
        .setParameter("before", before)
        .setParameter("limit", limit)
        .executeUpdate();
  }

  private static Query ofInstrument(Query query, VenueSymbol instrument, TimeFrame frame) {
    return query
        .setParameter("venue", instrument.venue())
        .setParameter("symbol", instrument.symbol())
        .setParameter("frame", frame.text());
  }

  private static Candle candle(Object... row) {
    return new Candle(
        ((Instant) row[0]).toEpochMilli(),
        (BigDecimal) row[1],
        (BigDecimal) row[2],
        (BigDecimal) row[3],
        (BigDecimal) row[4],
        (BigDecimal) row[5],
        (BigDecimal) row[6],
        ((Number) row[7]).longValue(),
        (BigDecimal) row[8]);
  }
}
