package org.tradewire.collector.simulator;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.Side;

/**
 * The positions that others hold in one symbol: how much is open, and which of them are forced to
 * close. Both are functions of seed, symbol and time, so that a restarted market goes on with the
 * same. Open interest is told once in the last half minute of each candle of five minutes; orders
 * are forced where the price moves fast, at most one in a second, as an exchange tells them. Not
 * thread-safe.
 */
final class SimulatedPositions {

  private static final long CANDLE_NS = TimeUnit.MINUTES.toNanos(5);
  private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
  private static final long WINDOW_NS = TimeUnit.SECONDS.toNanos(30);
  private static final int WINDOW_MS = 25_000;

  /** Open in usual quantities of a trade: some billions of dollars for bitcoin. */
  private static final long TYPICAL_QUANTITIES = 100_000;

  /** The curve of a price within 10 % becomes one within 50 %. */
  private static final int LIVELINESS = 5;

  private static final long CURVE_TICKS = 1_000_000;

  /** How long a move is looked at, and how large it is where an order a second is forced. */
  private static final long MOVE_NS = TimeUnit.SECONDS.toNanos(10);

  private static final double FORCING_MOVE = 6e-4;

  /** Half the move forces a 64th of the orders: they come in crowds. */
  private static final int STEEPNESS = 6;

  /** A market that was held up tells no more than that of what it missed. */
  private static final long MOST_SECONDS = 5;

  private final SimulatedInstrument instrument;
  private final FairPrice fair;
  private final FairPrice curve;
  private final long seed;
  private final MarketDataListener listener;
  private final long offsetNs;
  private long candle;
  private long second;

  /**
   * @param fair of the symbol, of its own: it is asked for other times than that of the quotes
   */
  SimulatedPositions(
      SimulatedInstrument instrument, FairPrice fair, long seed, MarketDataListener listener) {
    this.instrument = instrument;
    this.fair = fair;
    this.seed = Mixing.of(~seed, instrument.symbol().hashCode());
    this.listener = listener;
    this.curve =
        new FairPrice(
            this.seed, new SimulatedInstrument(instrument.symbol(), 0, CURVE_TICKS, 0, 1, 1));
    this.offsetNs =
        CANDLE_NS
            - WINDOW_NS
            + TimeUnit.MILLISECONDS.toNanos(Mixing.between(this.seed, 0, WINDOW_MS));
  }

  /** Tells what is open when the market opens. */
  void open(long nowNs) {
    second = nowNs / SECOND_NS;
    candle = Math.floorDiv(nowNs - offsetNs, CANDLE_NS);
    tellOpen(nowNs);
  }

  /** Tells what is due; cheap where nothing is. */
  void poll(long nowNs) {
    if (nowNs / SECOND_NS == second) {
      return;
    }
    second = Math.max(second, nowNs / SECOND_NS - MOST_SECONDS);
    while (second < nowNs / SECOND_NS) {
      force(second);
      second++;
    }
    long current = Math.floorDiv(nowNs - offsetNs, CANDLE_NS);
    if (current != candle) {
      candle = current;
      tellOpen(current * CANDLE_NS + offsetNs);
    }
  }

  private void tellOpen(long atNs) {
    long lots = lots(atNs);
    BigDecimal quantity = quantity(lots);
    listener.onOpenInterest(
        new OpenInterest(
            SimulatedMarket.VENUE,
            instrument.symbol(),
            quantity,
            quantity.multiply(price(fair.ticks(atNs))),
            atNs,
            0));
  }

  private long lots(long atNs) {
    long part = CURVE_TICKS + LIVELINESS * (curve.ticks(atNs) - CURVE_TICKS);
    return TYPICAL_QUANTITIES * instrument.typicalLots() / CURVE_TICKS * part;
  }

  /** In a second that is over. */
  private void force(long inSecond) {
    long atNs = inSecond * SECOND_NS + Mixing.between(Mixing.of(seed, inSecond), 0, SECOND_NS);
    long ticks = fair.ticks(atNs);
    double move = ticks / (double) fair.ticks(atNs - MOVE_NS) - 1;
    long bits = Mixing.of(~seed, inSecond);
    if ((Mixing.signed(bits) + 1) / 2 >= Math.pow(Math.abs(move) / FORCING_MOVE, STEEPNESS)) {
      return;
    }
    Side side = move < 0 ? Side.SELL : Side.BUY;
    long slip = (side == Side.SELL ? -1 : 1) * instrument.halfSpreadTicks();
    // The inverse of an even number: many are small, a few are large.
    long share = Mixing.between(Mixing.of(bits, inSecond), 1, 100);
    BigDecimal quantity = quantity(Math.max(1, instrument.typicalLots() * 10L / share));
    listener.onForcedOrder(
        new ForcedOrder(
            SimulatedMarket.VENUE,
            instrument.symbol(),
            side,
            price(ticks + 3 * slip),
            price(ticks + slip),
            quantity,
            quantity,
            atNs,
            0));
  }

  private BigDecimal quantity(long lots) {
    return BigDecimal.valueOf(lots * instrument.lot(), instrument.quantityScale());
  }

  private BigDecimal price(long ticks) {
    return BigDecimal.valueOf(ticks, instrument.priceScale());
  }
}
