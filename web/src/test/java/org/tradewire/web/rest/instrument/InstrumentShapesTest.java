package org.tradewire.web.rest.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.tradewire.trading.instrument.entity.PriceGuard;
import org.tradewire.trading.instrument.entity.PriceView;
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
          + "\"margin_percent\":\"3.33\",\"venues\":[\"KRAKEN\"]}";

  private final SchemaCheck check = new SchemaCheck(InstrumentShapes.all());

  @Test
  void shouldTakeTheSmallestInstrumentAndDescribeWhatBecomesOfIt() {
    JsonObject sent = Json.createReader(new StringReader(SMALLEST)).readObject();
    Instrument instrument =
        InstrumentJson.instrument(
            JsonBody.read(new ByteArrayInputStream(SMALLEST.getBytes(StandardCharsets.UTF_8))));

    assertThat(check.violations("NewInstrument", sent)).isEmpty();
    assertThat(
            check.violations(
                "Instrument",
                instrument,
                InstrumentJson.at(board(instrument, null), symbol -> Optional.empty())))
        .isEmpty();
  }

  @Test
  void shouldTakeLimitsOfQuotesTogetherOrLeaveThemAsTheyAre() {
    String all =
        ",\"mark_age_ms\":6000,\"fill_age_ms\":2000,\"maximum_spread_percent\":\"0.2\","
            + "\"soft_jump_percent\":\"0.4\",\"hard_jump_percent\":\"4\"}";

    assertThat(instrument(SMALLEST).terms().guard()).isEqualTo(PriceGuard.ofFiat());
    assertThat(instrument(SMALLEST.replace("}", all)).terms().guard())
        .isEqualTo(
            new PriceGuard(
                6_000, 2_000, new BigDecimal("0.2"), new BigDecimal("0.4"), new BigDecimal("4")));
    assertThat(check.violations("NewInstrument", json(SMALLEST.replace("}", all)))).isEmpty();
    assertThatThrownBy(() -> instrument(SMALLEST.replace("}", ",\"fill_age_ms\":2000}")))
        .hasMessageContaining("mark_age_ms");
    assertThatThrownBy(() -> instrument(SMALLEST.replace("}", all.replace("6000", "1e400"))))
        .hasMessageContaining("mark_age_ms");
  }

  private static Instrument instrument(String json) {
    return InstrumentJson.instrument(
        JsonBody.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
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

    JsonObject json =
        WrittenJson.object(
            instrument,
            InstrumentJson.at(board(instrument, quote), symbol -> Optional.of("KRAKEN")));

    assertThat(json.getString("bid")).isEqualTo("1.10000");
    assertThat(json.getString("venue_in_force")).isEqualTo("KRAKEN");
    assertThat(json.getString("price_state")).isEqualTo("LIVE");
    assertThat(json.getBoolean("opens")).isTrue();
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
    return new PriceBoard(
        List.of(instrument), each -> Optional.ofNullable(quote).map(PriceView::good));
  }
}
