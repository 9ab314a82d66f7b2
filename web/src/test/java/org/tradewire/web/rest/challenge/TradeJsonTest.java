package org.tradewire.web.rest.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.TradeReport;
import org.tradewire.trading.challenge.entity.view.TradeOutcome;
import org.tradewire.trading.challenge.entity.view.TradeView;
import org.tradewire.trading.challenge.wire.ChallengeWire;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.trading.shared.TradeSide;
import org.tradewire.web.json.JsonBody;
import org.tradewire.web.json.JsonRefusedException;
import org.tradewire.web.rest.SchemaCheck;
import org.tradewire.web.rest.WrittenJson;

class TradeJsonTest {
  private static final UUID CHALLENGE = UUID.fromString("0b7e3f0a-6d6b-4a53-9d0b-0a2d5a2a9c11");

  private final SchemaCheck check = new SchemaCheck(ChallengeShapes.all());

  @Test
  void shouldReadAReport() {
    TradeReport report =
        TradeJson.report(
            fields(
                "{\"challenge_id\":\""
                    + CHALLENGE
                    + "\",\"trade_id\":\"T-1\",\"symbol\":\"EURUSD\",\"side\":\"BUY\",\"quantity\":\"1.5\","
                    + "\"price\":1.1001,\"realized_pnl\":-20,\"executed_at\":\"2026-01-31T12:00:00.123Z\"}"));

    assertThat(report)
        .isEqualTo(
            new TradeReport(
                CHALLENGE,
                "T-1",
                "EURUSD",
                "BUY",
                new BigDecimal("1.5"),
                new BigDecimal("1.1001"),
                new BigDecimal("-20"),
                Instant.parse("2026-01-31T12:00:00.123Z")));
  }

  @Test
  void shouldLeaveMissingFieldsToTheBoundary() {
    assertThat(TradeJson.report(fields("{}")))
        .isEqualTo(new TradeReport(null, null, null, null, null, null, null, null));
  }

  @Test
  void shouldNameTheFieldThatCannotBeRead() {
    assertThatThrownBy(() -> TradeJson.report(fields("{\"realized_pnl\":\"abc\"}")))
        .isInstanceOf(JsonRefusedException.class)
        .hasMessage("realized_pnl must be a decimal number, got \"abc\"");
  }

  @Test
  void shouldWriteTheOutcomeInTheNamesOfTheWire() {
    TradeOutcome outcome =
        new TradeOutcome(
            "T-1",
            CHALLENGE,
            ChallengeStatus.ACTIVE,
            new BigDecimal("9980"),
            List.of(new TradeOutcome.EventReference(3, "EQUITY_UPDATED")),
            false);

    assertThat(check.violations("TradeOutcome", outcome, ChallengeWire::outcome)).isEmpty();
    assertThat(WrittenJson.text(outcome, ChallengeWire::outcome))
        .isEqualTo(
            "{\"trade_id\":\"T-1\",\"challenge_id\":\""
                + CHALLENGE
                + "\",\"status\":\"ACTIVE\",\"current_equity\":\"9980.00\","
                + "\"events\":[{\"seq\":3,\"type\":\"EQUITY_UPDATED\"}]}");
  }

  @Test
  void shouldWriteABookedTradeWithItsOwnDigits() {
    TradeView trade =
        new TradeView(
            "T-1",
            "EURUSD",
            TradeSide.SELL,
            new BigDecimal("1.50"),
            new BigDecimal("1.10010"),
            new BigDecimal("5"),
            Instant.parse("2026-01-31T12:00:00Z"),
            new BigDecimal("10005"),
            LocalDate.of(2026, 1, 31));

    assertThat(check.violations("Trade", trade, ChallengeWire::trade)).isEmpty();
    assertThat(check.violations("EquityPoint", trade, ChallengeWire::equityPoint)).isEmpty();
    assertThat(WrittenJson.text(trade, ChallengeWire::trade))
        .isEqualTo(
            "{\"trade_id\":\"T-1\",\"symbol\":\"EURUSD\",\"side\":\"SELL\",\"quantity\":\"1.50\","
                + "\"price\":\"1.10010\",\"realized_pnl\":\"5.00\","
                + "\"executed_at\":\"2026-01-31T12:00:00.000Z\",\"equity_after\":\"10005.00\"}");
  }

  private static JsonFields fields(String json) {
    return JsonBody.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
