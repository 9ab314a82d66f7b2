package org.tradewire.collector.simulator;

import java.util.SplittableRandom;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.feed.ring.TradeRecord;

/**
 * One symbol of the simulated market. Every bid lies below the fair price and every ask above it,
 * so that the book is never crossed or locked, unless it is told with a fault.
 */
final class SimulatedSymbol {

  private static final int DEPTH = 25;
  private static final int FEWEST_LEVELS = 10;
  private static final int MAX_LEVELS_HIT = 3;

  /** Levels farther apart than so many distances have a gap between them. */
  private static final int GAP_DISTANCES = 2;

  private static final int PERCENT = 100;

  private final SimulatedInstrument instrument;
  private final SplittableRandom random;
  private final MarketDataListener listener;
  private final TradeRecord record = new TradeRecord();
  private final FairPrice fair;
  private final SimulatedSide bids = new SimulatedSide(false, DEPTH);
  private final SimulatedSide asks = new SimulatedSide(true, DEPTH);
  private final LevelList changes = new LevelList();
  private final LevelList told = new LevelList();
  private long lastTradeId;

  /** What is wrong with what is told; null where nothing is. */
  private MarketFault fault;

  SimulatedSymbol(
      SimulatedInstrument instrument,
      FairPrice fair,
      SplittableRandom random,
      MarketDataListener listener) {
    this.instrument = instrument;
    this.fair = fair;
    this.random = random;
    this.listener = listener;
  }

  SimulatedInstrument instrument() {
    return instrument;
  }

  /** Makes the first book and tells it. */
  void open(long nowNs) {
    changes.clear();
    long price = fair.ticks(nowNs);
    for (SimulatedSide side : new SimulatedSide[] {bids, asks}) {
      insert(side, side.worse(price, instrument.halfSpreadTicks()));
      fill(side, DEPTH);
    }
    listener.onFullBook(instrument.symbol(), changes, nowNs);
  }

  /** Something is wrong with what is told from now on; null: nothing any more. */
  void disturb(MarketFault newFault, long nowNs) {
    boolean whole = fault != null && newFault != fault;
    fault = newFault;
    if (whole && (fault == null || fault.tellsBook())) {
      tellBook(nowNs); // What was told before is not what the changes from now on belong to.
    }
  }

  private void tell(long nowNs) {
    if (fault == null) {
      listener.onBookChange(instrument.symbol(), changes, nowNs);
    } else if (fault.movesBook()) {
      tellBook(nowNs);
    } else if (fault.tellsBook()) {
      listener.onBookChange(instrument.symbol(), changes, fault.time(nowNs));
    }
  }

  private void tellBook(long nowNs) {
    told.clear();
    for (SimulatedSide side : new SimulatedSide[] {bids, asks}) {
      for (int i = 0; i < side.size(); i++) {
        long price = side.price(i);
        told.add(
            side.ask(),
            fault == null ? price : fault.ofBook(side.ask(), price),
            instrument.priceScale(),
            side.lots(i) * instrument.lot(),
            instrument.quantityScale());
      }
    }
    listener.onFullBook(instrument.symbol(), told, fault == null ? nowNs : fault.time(nowNs));
  }

  /**
   * Changes the book once.
   *
   * @return updates told, always 1
   */
  int quote(long nowNs) {
    changes.clear();
    long price = fair.ticks(nowNs);
    follow(bids, price);
    follow(asks, price);
    if (changes.size() == 0) {
      amend(random.nextBoolean() ? bids : asks);
    }
    tell(nowNs);
    return 1;
  }

  /**
   * Lets somebody trade against the best levels; where few are left the book is quoted instead. The
   * last level before a gap is not taken whole, since nobody quotes anew before the next update and
   * a book that is wide for an instant would be what accounts are judged by.
   *
   * @return updates told: a trade for each level hit, and the change of the book
   */
  int trade(long nowNs) {
    long middle = (bids.price(0) + asks.price(0)) / 2;
    long price = fair.ticks(nowNs);
    boolean sold = random.nextInt(PERCENT) < (price > middle ? 35 : 65);
    SimulatedSide hit = sold ? bids : asks;
    if (hit.size() <= FEWEST_LEVELS / 2) {
      return quote(nowNs);
    }
    changes.clear();
    long wanted = 1 + random.nextLong(hit.lots(0) * 3 / 2 + 1);
    int trades = 0;
    while (wanted > 0 && trades < MAX_LEVELS_HIT && hit.size() > FEWEST_LEVELS / 2) {
      long filled = Math.min(wanted, hasGap(hit) ? hit.lots(0) - 1 : hit.lots(0));
      if (filled == 0) {
        break;
      }
      report(hit.price(0), filled, sold, nowNs);
      resize(hit, 0, hit.lots(0) - filled);
      wanted -= filled;
      trades++;
    }
    if (trades == 0) {
      return quote(nowNs);
    }
    tell(nowNs);
    return trades + 1;
  }

  private boolean hasGap(SimulatedSide side) {
    return side.distance(side.price(0), side.price(1))
        > GAP_DISTANCES * instrument.levelDistanceTicks();
  }

  private void report(long price, long lots, boolean sold, long nowNs) {
    lastTradeId++;
    if (fault != null && !fault.tellsTrades()) {
      return;
    }
    listener.onTrade(
        record
            .begin(instrument.symbol())
            .price(fault == null ? price : fault.ofTrade(price), instrument.priceScale())
            .quantity(lots * instrument.lot(), instrument.quantityScale())
            .aggressorSold(sold)
            .tradeId(lastTradeId)
            .times(fault == null ? nowNs : fault.time(nowNs), nowNs));
  }

  /**
   * Takes back quotes that the fair price has passed and improves those that it has left behind.
   */
  private void follow(SimulatedSide side, long price) {
    while (side.size() > 0 && side.distance(price, side.price(0)) <= 0) {
      resize(side, 0, 0);
    }
    long half = instrument.halfSpreadTicks();
    if (side.size() == 0 || side.distance(price, side.price(0)) > 3 * half) {
      makeRoom(side);
      insert(side, side.worse(price, half + random.nextLong(half)));
    }
    if (side.size() < FEWEST_LEVELS) {
      fill(side, FEWEST_LEVELS);
    }
  }

  /** One order's worth of change: a new level, a level that goes, or another quantity. */
  private void amend(SimulatedSide side) {
    int choice = random.nextInt(PERCENT);
    if (choice < 25 && !side.full()) {
      insert(side, behind(side));
    } else if (choice < 40 && side.size() > FEWEST_LEVELS) {
      resize(side, 1 + random.nextInt(side.size() - 1), 0);
    } else {
      // The smaller of two draws: most changes happen near the best price.
      int at = Math.min(random.nextInt(side.size()), random.nextInt(side.size()));
      resize(side, at, otherLots(side, at));
    }
  }

  private void fill(SimulatedSide side, int levels) {
    while (side.size() < levels) {
      insert(side, behind(side));
    }
  }

  private void makeRoom(SimulatedSide side) {
    if (side.full()) {
      resize(side, side.size() - 1, 0);
    }
  }

  /** A free price: within a gap of the book where chance finds one, otherwise behind its last. */
  private long behind(SimulatedSide side) {
    int last = side.size() - 1;
    int at = random.nextInt(side.size());
    if (at < last) {
      long gap = side.distance(side.price(at), side.price(at + 1));
      if (gap > 1) {
        return side.worse(side.price(at), 1 + random.nextLong(gap - 1));
      }
    }
    return side.worse(side.price(last), 1 + random.nextLong(instrument.levelDistanceTicks()));
  }

  private void insert(SimulatedSide side, long price) {
    long lots = lots();
    side.insert(price, lots);
    note(side, price, lots);
  }

  private void resize(SimulatedSide side, int at, long lots) {
    long price = side.price(at);
    if (lots == 0) {
      side.remove(at);
    } else {
      side.setLots(at, lots);
    }
    note(side, price, lots);
  }

  private long otherLots(SimulatedSide side, int at) {
    long lots = lots();
    return lots == side.lots(at) ? lots + 1 : lots;
  }

  private long lots() {
    return 1
        + random.nextLong(instrument.typicalLots())
        + random.nextLong(instrument.typicalLots());
  }

  private void note(SimulatedSide side, long price, long lots) {
    changes.add(
        side.ask(),
        price,
        instrument.priceScale(),
        lots * instrument.lot(),
        instrument.quantityScale());
  }
}
