package org.tradewire.trading.challenge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.challenge.entity.AdjustmentKind;
import org.tradewire.trading.challenge.entity.ChallengeFixture;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.StatusReason;
import org.tradewire.trading.challenge.entity.event.BalanceAdjusted;
import org.tradewire.trading.challenge.entity.event.ChallengeEvent;
import org.tradewire.trading.challenge.entity.event.ChallengeStatusChanged;
import org.tradewire.trading.challenge.entity.event.DrawdownAlert;
import org.tradewire.trading.challenge.entity.event.EquityUpdated;
import org.tradewire.trading.challenge.entity.event.RiskAlertRaised;
import org.tradewire.trading.outbox.entity.EventFixture;

/** The payloads are those of the integrators' document: fields, order and formats. */
class ChallengeWireTest {

  private static final UUID CHALLENGE = UUID.fromString("11111111-2222-4333-8444-555555555555");
  private static final Instant TEN = Instant.parse("2024-01-01T10:00:00Z");

  @Test
  void shouldTellEquityAsDocumented() {
    EquityUpdated event =
        new EquityUpdated(
            CHALLENGE,
            2,
            ChallengeFixture.OWNER,
            new BigDecimal("10000"),
            new BigDecimal("10200"),
            new BigDecimal("-50"),
            new BigDecimal("10150"),
            new BigDecimal("10200.0"),
            new BigDecimal("10000.00"),
            new BigDecimal("10200"),
            new BigDecimal("10000"),
            new BigDecimal("200"),
            2,
            TEN,
            new BigDecimal("200"),
            "EURUSD",
            TEN,
            TEN);

    assertThat(ChallengeWire.event(event).event().type()).isEqualTo("EQUITY_UPDATED");
    assertThat(ChallengeWire.event(event).event().channel().name())
        .isEqualTo("challenge:" + CHALLENGE);
    assertThat(text(event))
        .isEqualTo(
            "{\"challenge_id\":\"11111111-2222-4333-8444-555555555555\","
                + "\"user_id\":\"00000000-0000-4000-8000-000000000001\","
                + "\"previous_equity\":\"10000.00\",\"current_equity\":\"10200.00\","
                + "\"balance\":\"10200.00\",\"floating_pnl\":\"-50.00\",\"equity\":\"10150.00\","
                + "\"max_equity_ever\":\"10200.00\",\"daily_start_equity\":\"10000.00\","
                + "\"daily_max_equity\":\"10200.00\",\"daily_min_equity\":\"10000.00\","
                + "\"total_pnl\":\"200.00\",\"total_trades\":2,"
                + "\"last_trade_at\":\"2024-01-01T10:00:00Z\",\"trade_pnl\":\"200.00\","
                + "\"trade_symbol\":\"EURUSD\",\"executed_at\":\"2024-01-01T10:00:00Z\"}");
  }

  @Test
  void shouldTellABookingThatIsNoTrade() {
    BalanceAdjusted event =
        new BalanceAdjusted(
            CHALLENGE,
            4,
            AdjustmentKind.NEGATIVE_BALANCE,
            new BigDecimal("6120.00"),
            new BigDecimal("0.00"),
            TEN);

    assertThat(ChallengeWire.event(event).event().type()).isEqualTo("BALANCE_ADJUSTED");
    assertThat(text(event))
        .isEqualTo(
            "{\"challenge_id\":\"11111111-2222-4333-8444-555555555555\","
                + "\"kind\":\"NEGATIVE_BALANCE\",\"amount\":\"6120.00\",\"balance\":\"0.00\","
                + "\"adjusted_at\":\"2024-01-01T10:00:00Z\"}");
  }

  @Test
  void shouldTellStatusAsDocumented() {
    ChallengeStatusChanged event =
        new ChallengeStatusChanged(
            CHALLENGE,
            3,
            ChallengeStatus.ACTIVE,
            ChallengeStatus.FUNDED,
            StatusReason.PROFIT_TARGET,
            Instant.parse("2024-01-01T14:30:00Z"));

    assertThat(ChallengeWire.event(event).event().type()).isEqualTo("CHALLENGE_STATUS_CHANGED");
    assertThat(text(event))
        .isEqualTo(
            "{\"challenge_id\":\"11111111-2222-4333-8444-555555555555\","
                + "\"old_status\":\"ACTIVE\",\"new_status\":\"FUNDED\",\"reason\":\"PROFIT_TARGET\","
                + "\"changed_at\":\"2024-01-01T14:30:00Z\"}");
  }

  @Test
  void shouldTellDailyAlertAsDocumented() {
    RiskAlertRaised event =
        new RiskAlertRaised(
            CHALLENGE,
            4,
            ChallengeFixture.OWNER,
            DrawdownAlert.HIGH_DAILY_DRAWDOWN,
            new BigDecimal("9550"),
            new BigDecimal("10000"),
            new BigDecimal("4.5"),
            new BigDecimal("5"),
            Instant.parse("2024-01-01T12:00:00Z"));

    assertThat(ChallengeWire.event(event).event().type()).isEqualTo("RISK_ALERT");
    assertThat(text(event))
        .isEqualTo(
            "{\"challenge_id\":\"11111111-2222-4333-8444-555555555555\","
                + "\"user_id\":\"00000000-0000-4000-8000-000000000001\","
                + "\"alert_type\":\"HIGH_DAILY_DRAWDOWN\",\"severity\":\"MEDIUM\","
                + "\"title\":\"High Daily Drawdown Warning\","
                + "\"message\":\"Daily drawdown at 4.50% (limit: 5.00%)\","
                + "\"current_equity\":\"9550.00\",\"daily_start_equity\":\"10000.00\","
                + "\"drawdown_percentage\":\"4.50\",\"threshold_percentage\":\"5.00\","
                + "\"alert_timestamp\":\"2024-01-01T12:00:00Z\"}");
  }

  @Test
  void shouldCarryPeakInsteadOfDayStartWhenTotalDrawdownIsHigh() {
    RiskAlertRaised event =
        new RiskAlertRaised(
            CHALLENGE,
            4,
            ChallengeFixture.OWNER,
            DrawdownAlert.HIGH_TOTAL_DRAWDOWN,
            new BigDecimal("9150"),
            new BigDecimal("10000"),
            new BigDecimal("8.5"),
            new BigDecimal("10"),
            TEN);

    assertThat(text(event))
        .contains("\"severity\":\"HIGH\"")
        .contains("\"max_equity_ever\":\"10000.00\"")
        .contains("\"message\":\"Total drawdown at 8.50% (limit: 10.00%)\"")
        .doesNotContain("daily_start_equity");
  }

  private static String text(ChallengeEvent event) {
    return EventFixture.text(ChallengeWire.event(event));
  }
}
