package org.tradewire.web.rest.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.view.ChallengeView;
import org.tradewire.trading.challenge.entity.view.DayResult;
import org.tradewire.trading.challenge.entity.view.ObjectivesView;
import org.tradewire.trading.challenge.wire.ChallengeWire;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.TemplateView;
import org.tradewire.web.rest.SchemaCheck;
import org.tradewire.web.rest.WrittenJson;

class ChallengeShapesTest {
  private static final UUID ID = UUID.fromString("0b7e3f0a-6d6b-4a53-9d0b-0a2d5a2a9c11");
  private static final Instant CREATED = Instant.parse("2026-01-31T12:00:00.5Z");
  private static final BigDecimal BALANCE = new BigDecimal("10000");
  private static final ChallengeTerms CLASSIC =
      ChallengeTerms.classic(
          ZoneId.of("UTC"),
          new BigDecimal("5"),
          new BigDecimal("10"),
          new BigDecimal("10"),
          new BigDecimal("80"));

  @Test
  void shouldWriteAChallengeInTheNamesOfTheWire() {
    JsonObject json = WrittenJson.object(pending(), ChallengeWire::challenge);

    assertThat(json.keySet())
        .containsExactly(
            ("id,user_id,username,template_id,template_name,template_version,phase,status,"
                    + "initial_balance,current_equity,balance,floating_pnl,equity,adjustments,"
                    + "max_equity_ever,daily_start_equity,"
                    + "daily_max_equity,daily_min_equity,total_pnl,total_trades,last_trade_at,"
                    + "started_at,ended_at,funded_at,failure_reason,current_day,currency,time_zone,"
                    + "max_daily_drawdown_percent,max_total_drawdown_percent,profit_target_percent,"
                    + "terms,objectives,predecessor_id,event_seq,created_at")
                .split(","));
    assertThat(json.getString("status")).isEqualTo("PENDING");
    assertThat(json.getString("current_equity")).isEqualTo("10000.00");
    assertThat(json.getString("max_daily_drawdown_percent")).isEqualTo("5.00");
    assertThat(json.getString("current_day")).isEqualTo("2026-01-31");
    assertThat(json.getString("created_at")).isEqualTo("2026-01-31T12:00:00.500Z");
    assertThat(json.getInt("total_trades")).isZero();
  }

  @Test
  void shouldWriteNullForWhatHasNotHappened() {
    JsonObject json = WrittenJson.object(pending(), ChallengeWire::challenge);

    assertThat(json.get("started_at")).isEqualTo(JsonValue.NULL);
    assertThat(json.get("failure_reason")).isEqualTo(JsonValue.NULL);
  }

  @Test
  void shouldWriteATemplateInTheNamesOfTheWire() {
    assertThat(WrittenJson.text(template(), TemplateJson::write))
        .isEqualTo(
            "{\"id\":\""
                + ID
                + "\",\"code\":\"classic-10k\",\"name\":\"Classic 10k\",\"version\":1,"
                + "\"price\":\"99.00\",\"price_currency\":\"USD\",\"initial_balance\":\"10000.00\","
                + "\"currency\":\"USD\",\"time_zone\":\"UTC\",\"max_daily_drawdown_percent\":\"5.00\","
                + "\"max_total_drawdown_percent\":\"10.00\",\"profit_target_percent\":\"10.00\","
                + "\"terms\":{\"time_zone\":\"UTC\",\"reset_time\":\"00:00\",\"daily_loss\":"
                + "{\"percent\":\"5\",\"type\":\"PCT_OF_EQUITY_AT_RESET\",\"breach\":\"BEYOND\","
                + "\"action\":\"FAIL\"},\"maximum_loss\":{\"percent\":\"10\",\"type\":\"TRAILING_PEAK\","
                + "\"breach\":\"BEYOND\"},\"minimum_trading_days\":0,\"maximum_days\":0,"
                + "\"inactivity_days\":0,\"alert_threshold_percent\":\"80\","
                + "\"target\":\"BALANCE_WHEN_FLAT\",\"floating\":\"COUNTED\",\"closures\":[],"
                + "\"phases\":[{\"phase\":\"EVALUATION\",\"target_percent\":\"10\"}]},"
                + "\"created_at\":\"2026-01-31T12:00:00.500Z\",\"retired_at\":null}");
  }

  @Test
  void shouldWriteWhatTheShapesDescribe() {
    SchemaCheck check = new SchemaCheck(ChallengeShapes.all());
    DayResult day = new DayResult(LocalDate.parse("2026-01-31"), new BigDecimal("-12.5"), 3);

    assertThat(check.violations("Challenge", pending(), ChallengeWire::challenge)).isEmpty();
    assertThat(check.violations("Template", template(), TemplateJson::write)).isEmpty();
    assertThat(check.violations("DayResult", day, ChallengeWire::dayResult)).isEmpty();
  }

  private static TemplateView template() {
    return new TemplateView(
        ID,
        "classic-10k",
        "Classic 10k",
        1,
        new BigDecimal("99"),
        "USD",
        BALANCE,
        "USD",
        CLASSIC,
        CREATED,
        null);
  }

  private static ChallengeView pending() {
    return new ChallengeView(
        ID,
        ID,
        "trader1",
        ID,
        "Classic 10k",
        1,
        ChallengePhase.EVALUATION,
        ChallengeStatus.PENDING,
        BALANCE,
        BALANCE,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BALANCE,
        BALANCE,
        BALANCE,
        BALANCE,
        BALANCE,
        BigDecimal.ZERO,
        0,
        null,
        null,
        null,
        null,
        null,
        LocalDate.parse("2026-01-31"),
        "USD",
        CLASSIC,
        new ObjectivesView(
            new BigDecimal("9500"),
            new BigDecimal("500"),
            BigDecimal.ZERO,
            new BigDecimal("9000"),
            new BigDecimal("1000"),
            BigDecimal.ZERO,
            new BigDecimal("11000"),
            0,
            0,
            BigDecimal.ZERO,
            null,
            null,
            BALANCE,
            BALANCE,
            null,
            null),
        null,
        0,
        CREATED);
  }
}
