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
import org.tradewire.trading.instrument.control.PricePinRepository;
import org.tradewire.trading.instrument.entity.PriceView;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.market.entity.VenueSymbol;

/** What the container would inject, on one entity manager. */
public final class InstrumentBoundaryFixture {

  private InstrumentBoundaryFixture() {}

  public static Instruments instruments(EntityManager entityManager, Clock clock) {
    return new Instruments(
        new InstrumentRepository(entityManager),
        new PricePinRepository(entityManager),
        new KnownInstruments(),
        AuditFixture.log(entityManager, clock));
  }

  public static EconomicCalendar calendar(EntityManager entityManager, Clock clock) {
    return new EconomicCalendar(
        new CalendarRepository(entityManager), AuditFixture.log(entityManager, clock));
  }

  public static PricePins pins(EntityManager entityManager, Clock clock) {
    return new PricePins(
        new PricePinRepository(entityManager), AuditFixture.log(entityManager, clock), clock);
  }

  /** Prices by symbol: what is not in the map has none. */
  public static LivePrices prices(Map<String, Quote> quotes) {
    return prices(quotes, Map.of());
  }

  /** The same, and what the filter says of some symbols instead. */
  public static LivePrices prices(Map<String, Quote> quotes, Map<String, PriceView> views) {
    return new LivePrices(
        instrument ->
            Optional.ofNullable(views.get(instrument.symbol()))
                .or(
                    () ->
                        Optional.ofNullable(quotes.get(instrument.symbol())).map(PriceView::good)),
        () -> true,
        age -> {});
  }

  public static Quote quote(String symbol, String bid, String ask) {
    return new Quote(new VenueSymbol("TEST", symbol), new BigDecimal(bid), new BigDecimal(ask));
  }
}
