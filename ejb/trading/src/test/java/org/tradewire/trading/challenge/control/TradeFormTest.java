package org.tradewire.trading.challenge.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.challenge.entity.Trade;
import org.tradewire.trading.challenge.entity.TradeReport;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.TradeSide;
import org.tradewire.trading.testing.Refused;

class TradeFormTest {

  private static final Instant NOW = Instant.parse("2024-01-01T10:00:00Z");

  @Test
  void shouldTakeTradeAsItIsWhenItIsWellFormed() {
    Trade trade =
        TradeForm.check(report("T-1", "EURUSD", "buy", "1.50", "1.1", "-12.345", NOW), NOW);

    assertThat(trade.side()).isEqualTo(TradeSide.BUY);
    assertThat(trade.quantity()).isEqualTo(new BigDecimal("1.50"));
    assertThat(trade.effect()).isEqualTo(new BigDecimal("-12.34"));
  }

  @Test
  void shouldKeepMicrosecondsWhenTimeIsFiner() {
    Instant fine = Instant.parse("2024-01-01T09:59:59.123456789Z");

    assertThat(
            TradeForm.check(report("T", "EURUSD", "SELL", "1", "1", "0", fine), NOW).executedAt())
        .isEqualTo("2024-01-01T09:59:59.123456Z");
  }

  @Test
  void shouldTakeTradeWhenItIsFiveSecondsAheadAndRefuseItBeyond() {
    assertThat(
            TradeForm.check(report("T", "EURUSD", "BUY", "1", "1", "0", NOW.plusSeconds(5)), NOW))
        .isNotNull();
    assertThatThrownBy(
            () ->
                TradeForm.check(
                    report("T", "EURUSD", "BUY", "1", "1", "0", NOW.plusNanos(5_000_000_001L)),
                    NOW))
        .isInstanceOfSatisfying(
            Refusal.class, refused -> assertThat(refused.field()).contains("executed_at"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      textBlock =
          """
          trade_id,     null,  EURUSD, BUY, 1, 1, 0
          trade_id,     'a b', EURUSD, BUY, 1, 1, 0
          trade_id,     '',    EURUSD, BUY, 1, 1, 0
          symbol,       T,     null,   BUY, 1, 1, 0
          symbol,       T,     eurusd, BUY, 1, 1, 0
          side,         T,     EURUSD, null, 1, 1, 0
          side,         T,     EURUSD, HOLD, 1, 1, 0
          quantity,     T,     EURUSD, BUY, null, 1, 0
          quantity,     T,     EURUSD, BUY, 0, 1, 0
          quantity,     T,     EURUSD, BUY, -1, 1, 0
          quantity,     T,     EURUSD, BUY, 1e-19, 1, 0
          price,        T,     EURUSD, BUY, 1, null, 0
          price,        T,     EURUSD, BUY, 1, 0, 0
          price,        T,     EURUSD, BUY, 1, 1e999999999, 0
          realized_pnl, T,     EURUSD, BUY, 1, 1, null
          realized_pnl, T,     EURUSD, BUY, 1, 1, -1000000000000
          """)
  void shouldNameTheFieldWhenItIsWrong(
      String field,
      String tradeId,
      String symbol,
      String side,
      String quantity,
      String price,
      String pnl) {
    assertThatThrownBy(
            () -> TradeForm.check(report(tradeId, symbol, side, quantity, price, pnl, NOW), NOW))
        .is(Refused.as(ChallengeRefusal.INVALID_TRADE))
        .hasMessageStartingWith(field)
        .extracting(refused -> ((Refusal) refused).field().orElseThrow())
        .isEqualTo(field);
  }

  private static TradeReport report(
      String tradeId,
      String symbol,
      String side,
      String quantity,
      String price,
      String pnl,
      Instant executedAt) {
    return new TradeReport(
        UUID.randomUUID(),
        tradeId,
        symbol,
        side,
        amount(quantity),
        amount(price),
        amount(pnl),
        executedAt);
  }

  private static BigDecimal amount(String text) {
    return text == null ? null : new BigDecimal(text);
  }
}
