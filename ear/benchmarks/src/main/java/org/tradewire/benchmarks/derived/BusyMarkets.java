package org.tradewire.benchmarks.derived;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.TradeTick;

/**
 * Venues with many symbols, of which a tenth is busy, three tenths are traded each second and the
 * rest is quiet: 20, 5 and 1 changes of the book and 5, 1 and 0.2 trades a second. A third of the
 * changes moves the best price. Not thread-safe.
 */
final class BusyMarkets {

  private static final int LEVELS = 100;
  private static final int SCALE = 2;
  private static final long TICKS = 1_000_000;
  private static final long LOT = 100;
  private static final double[] SHARES = {0.1, 0.4, 1};
  private static final double[] CHANGES = {20, 5, 1};
  private static final double[] TRADES = {5, 1, 0.2};
  private static final double MOVING = 1.0 / 3;

  private final List<String> venues;
  private final List<Instrument> instruments = new ArrayList<>();
  private final Random random = new Random(1);

  private static final class Instrument {
    private final String venue;
    private final String symbol;
    private final double changes;
    private final double trades;
    private long version = 1;
    private long trade;
    private boolean moved;

    Instrument(String venue, String symbol, double changes, double trades) {
      this.venue = venue;
      this.symbol = symbol;
      this.changes = changes;
      this.trades = trades;
    }
  }

  BusyMarkets(int venueCount, int symbols) {
    venues = new ArrayList<>();
    for (int v = 0; v < venueCount; v++) {
      String venue = "VENUE" + (char) ('A' + v);
      venues.add(venue);
      for (int s = 0; s < symbols; s++) {
        int group = 0;
        while (s >= SHARES[group] * symbols) {
          group++;
        }
        instruments.add(new Instrument(venue, "S" + s + "-USD", CHANGES[group], TRADES[group]));
      }
    }
  }

  /** Every venue lives. */
  List<FeedEvent> health() {
    List<FeedEvent> events = new ArrayList<>();
    for (String venue : venues) {
      for (String ring : List.of(".book.ring", ".trades.ring")) {
        events.add(new FeedHealth(venue, venue + ring, FeedHealth.State.LIVE, 0, 0, 0));
      }
    }
    return events;
  }

  /** A full book of 100 levels a side and a first trade of each instrument. */
  List<FeedEvent> begin(long nowNs) {
    List<FeedEvent> events = new ArrayList<>();
    for (Instrument each : instruments) {
      List<LevelChange> levels = new ArrayList<>();
      for (int level = 1; level <= LEVELS; level++) {
        levels.add(new LevelChange(Side.BUY, TICKS - level, SCALE, LOT, SCALE));
        levels.add(new LevelChange(Side.SELL, TICKS + level, SCALE, LOT, SCALE));
      }
      events.add(
          new BookDelta(
              each.venue,
              each.symbol,
              1,
              each.version,
              0,
              BookDelta.Kind.SNAPSHOT,
              true,
              true,
              levels,
              nowNs,
              nowNs));
      events.add(trade(each, nowNs));
    }
    return events;
  }

  /** What happens in a stretch of time. */
  List<FeedEvent> during(double seconds, long nowNs) {
    List<FeedEvent> events = new ArrayList<>();
    for (Instrument each : instruments) {
      for (int left = count(each.changes * seconds); left > 0; left--) {
        events.add(change(each, nowNs));
      }
      for (int left = count(each.trades * seconds); left > 0; left--) {
        events.add(trade(each, nowNs));
      }
    }
    return events;
  }

  private int count(double expected) {
    int whole = (int) expected;
    return whole + (random.nextDouble() < expected - whole ? 1 : 0);
  }

  private BookDelta change(Instrument each, long nowNs) {
    LevelChange level;
    if (random.nextDouble() < MOVING) {
      each.moved = !each.moved;
      level = new LevelChange(Side.BUY, TICKS, SCALE, each.moved ? LOT : 0, SCALE);
    } else {
      long price = TICKS + LEVELS / 2 + random.nextInt(LEVELS / 2);
      level = new LevelChange(Side.SELL, price, SCALE, LOT + random.nextInt(1_000), SCALE);
    }
    long before = each.version++;
    return new BookDelta(
        each.venue,
        each.symbol,
        1,
        each.version,
        before,
        BookDelta.Kind.DELTA,
        true,
        true,
        List.of(level),
        nowNs,
        nowNs);
  }

  private TradeTick trade(Instrument each, long nowNs) {
    each.trade++;
    return new TradeTick(
        each.venue,
        each.symbol,
        1,
        each.trade,
        TICKS + random.nextInt(LEVELS),
        SCALE,
        1 + random.nextInt(1_000),
        SCALE,
        random.nextBoolean() ? Side.BUY : Side.SELL,
        each.trade,
        nowNs,
        nowNs,
        nowNs);
  }
}
