package org.tradewire.benchmarks.derived;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tradewire.trading.market.boundary.MarketTurns;
import org.tradewire.trading.market.control.MarketDerivation.ClosedCandle;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.VenueSymbol;

/** A day of minutes behind each instrument; closed candles are counted and kept nowhere. */
final class Days implements MarketTurns.Store {

  private static final long MINUTE_MS = TimeUnit.MINUTES.toMillis(1);
  private static final int MINUTES = 1_439;
  private static final BigDecimal PRICE = new BigDecimal("10000.00");
  private static final BigDecimal HIGH = new BigDecimal("10000.50");
  private static final BigDecimal VOLUME = new BigDecimal("12.34");
  private static final int TRADES = 30;

  private final Clock clock;
  private long stored;

  Days(Clock clock) {
    this.clock = clock;
  }

  /** Candles that were to be stored. */
  long stored() {
    return stored;
  }

  @Override
  public void save(List<ClosedCandle> closed) {
    stored += closed.size();
  }

  @Override
  public List<Candle> lastDay(VenueSymbol instrument) {
    long minute = clock.millis() / MINUTE_MS * MINUTE_MS;
    List<Candle> minutes = new ArrayList<>(MINUTES);
    for (int ago = MINUTES; ago > 0; ago--) {
      minutes.add(
          new Candle(
              minute - ago * MINUTE_MS,
              PRICE,
              HIGH,
              PRICE,
              PRICE,
              VOLUME,
              PRICE.multiply(VOLUME),
              TRADES,
              VOLUME));
    }
    return minutes;
  }
}
