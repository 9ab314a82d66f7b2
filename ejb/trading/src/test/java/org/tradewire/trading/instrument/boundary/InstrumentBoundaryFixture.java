package org.tradewire.trading.instrument.boundary;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.tradewire.trading.audit.boundary.AuditFixture;
import org.tradewire.trading.instrument.control.CalendarRepository;
import org.tradewire.trading.instrument.control.InstrumentRepository;
import org.tradewire.trading.instrument.control.KnownInstruments;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.market.entity.VenueSymbol;

/** What the container would inject, on one entity manager. */
public final class InstrumentBoundaryFixture {

  private InstrumentBoundaryFixture() {}

  public static Instruments instruments(EntityManager entityManager, Clock clock) {
    return new Instruments(
        new InstrumentRepository(entityManager),
        new KnownInstruments(),
        AuditFixture.log(entityManager, clock));
  }

  public static EconomicCalendar calendar(EntityManager entityManager, Clock clock) {
    return new EconomicCalendar(
        new CalendarRepository(entityManager), AuditFixture.log(entityManager, clock));
  }

  /** Prices by symbol: what is not in the map has none. */
  public static LivePrices prices(Map<String, Quote> quotes) {
    return new LivePrices(
        instrument -> Optional.ofNullable(quotes.get(instrument.symbol())), () -> true);
  }

  public static Quote quote(String symbol, String bid, String ask) {
    return new Quote(new VenueSymbol("TEST", symbol), new BigDecimal(bid), new BigDecimal(ask));
  }
}
