package org.tradewire.web.rest.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.instrument.entity.EconomicEvent;
import org.tradewire.trading.instrument.entity.Impact;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.instrument.entity.Release;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.web.json.JsonBody;
import org.tradewire.web.rest.SchemaCheck;
import org.tradewire.web.rest.WrittenJson;

class InstrumentShapesTest {
  private static final String SMALLEST =
      "{\"symbol\":\"EUR-USD\",\"base_currency\":\"EUR\",\"quote_currency\":\"USD\","
          + "\"contract_size\":100000,\"tick_size\":\"0.00001\",\"pip_size\":\"0.0001\","
          + "\"lot_step\":\"0.01\",\"minimum_lots\":\"0.01\",\"maximum_lots\":\"50\","
          + "\"margin_percent\":\"3.33\"}";

  private final SchemaCheck check = new SchemaCheck(InstrumentShapes.all());

  @Test
  void shouldTakeTheSmallestInstrumentAndDescribeWhatBecomesOfIt() {
    JsonObject sent = Json.createReader(new StringReader(SMALLEST)).readObject();
    Instrument instrument =
        InstrumentJson.instrument(
            JsonBody.read(new ByteArrayInputStream(SMALLEST.getBytes(StandardCharsets.UTF_8))));

    assertThat(check.violations("NewInstrument", sent)).isEmpty();
    assertThat(
            check.violations("Instrument", instrument, InstrumentJson.at(board(instrument, null))))
        .isEmpty();
  }

  @Test
  void shouldDescribeAnInstrumentWithItsPrice() {
    Instrument instrument =
        InstrumentJson.instrument(
            JsonBody.read(new ByteArrayInputStream(SMALLEST.getBytes(StandardCharsets.UTF_8))));
    Quote quote =
        new Quote(
            new VenueSymbol("KRAKEN", "EUR-USD"),
            new BigDecimal("1.10000"),
            new BigDecimal("1.10010"));

    JsonObject json = WrittenJson.object(instrument, InstrumentJson.at(board(instrument, quote)));

    assertThat(json.getString("bid")).isEqualTo("1.10000");
    assertThat(check.violations("Instrument", json)).isEmpty();
  }

  @Test
  void shouldDescribeARelease() {
    EconomicEvent event =
        new EconomicEvent(
            UUID.randomUUID(),
            new Release(
                Instant.parse("2031-03-06T13:30:00Z"), "USD", "Payrolls", Impact.HIGH, true));

    assertThat(check.violations("Release", event, InstrumentJson::release)).isEmpty();
  }

  private static PriceBoard board(Instrument instrument, Quote quote) {
    return new PriceBoard(List.of(instrument), each -> Optional.ofNullable(quote));
  }
}
