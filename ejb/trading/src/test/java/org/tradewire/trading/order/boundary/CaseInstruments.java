package org.tradewire.trading.order.boundary;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.tradewire.trading.account.control.AccountFixture;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.instrument.boundary.InstrumentBoundaryFixture;
import org.tradewire.trading.instrument.boundary.Instruments;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.InstrumentTerms;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

/** The shipped instruments, which an administrator changes for one row. */
final class CaseInstruments {

  private final TestDatabase database;
  private final SettableClock clock;
  private final Map<String, InstrumentTerms> shipped = new HashMap<>();

  CaseInstruments(TestDatabase database, SettableClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Changes instruments.
   *
   * @param wanted by symbol; margin, lot (commission a lot), pct (commission in percent), long and
   *     short (swap), least (minimum lots), or an administrator's own names
   */
  void override(JsonObject wanted) {
    wanted.forEach((symbol, changes) -> revise(symbol, changes.asJsonObject()));
  }

  private void revise(String symbol, JsonObject changes) {
    InstrumentTerms present =
        database.inTransaction(
            entityManager ->
                InstrumentBoundaryFixture.instruments(entityManager, clock).all().stream()
                    .filter(each -> each.symbol().equals(symbol))
                    .findFirst()
                    .map(Instrument::terms)
                    .orElseThrow());
    shipped.putIfAbsent(symbol, present);
    InstrumentTerms revised = present;
    for (Map.Entry<String, JsonValue> each : changes.entrySet()) {
      revised = with(revised, each.getKey(), each.getValue());
    }
    store(symbol, revised);
  }

  private static InstrumentTerms with(InstrumentTerms terms, String name, JsonValue value) {
    return new InstrumentTerms(
        terms.tickSize(),
        terms.pipSize(),
        terms.lotStep(),
        name.equals("least") ? amount(value) : terms.minimumLots(),
        terms.maximumLots(),
        name.equals("margin") ? amount(value) : terms.marginPercent(),
        name.equals("lot") ? amount(value) : terms.commissionPerLot(),
        name.equals("pct") ? amount(value) : terms.commissionPercent(),
        name.equals("long") || name.equals("swap_long") ? amount(value) : terms.swapLong(),
        name.equals("short") || name.equals("swap_short") ? amount(value) : terms.swapShort(),
        terms.swapTripleDay(),
        terms.venues(),
        name.equals("enabled") ? value == JsonValue.TRUE : terms.enabled());
  }

  private static BigDecimal amount(JsonValue value) {
    return value instanceof JsonNumber number
        ? number.bigDecimalValue()
        : new BigDecimal(((JsonString) value).getString());
  }

  /** Makes them again what they were. */
  void restore() {
    shipped.forEach(this::store);
  }

  private void store(String symbol, InstrumentTerms terms) {
    database.doInTransaction(
        entityManager -> {
          Caller admin =
              AccountFixture.user(entityManager, "admin-" + UUID.randomUUID(), Role.ADMIN);
          Instruments instruments = InstrumentBoundaryFixture.instruments(entityManager, clock);
          instruments.revise(admin, symbol, terms);
        });
  }
}
