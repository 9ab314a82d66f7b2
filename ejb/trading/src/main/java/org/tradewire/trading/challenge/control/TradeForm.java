package org.tradewire.trading.challenge.control;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.challenge.entity.Trade;
import org.tradewire.trading.challenge.entity.TradeReport;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.TradeSide;

/** Turns a reported trade into a well-formed one, or says which field is wrong and why. */
public final class TradeForm {

  /** How far ahead of our clock a trade may say it was executed. */
  public static final Duration MAX_AHEAD = Duration.ofSeconds(5);

  private static final int MAX_DECIMALS = 18;
  private static final BigDecimal AMOUNT_BOUND = new BigDecimal("1000000000000");
  private static final Instant EARLIEST =
      LocalDate.of(2000, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
  private static final Pattern TRADE_ID = Pattern.compile("[\\x21-\\x7E]{1,100}");
  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9][A-Z0-9._/-]{0,31}");

  private TradeForm() {}

  /**
   * Checks every field.
   *
   * @param now what "ahead" is measured from
   * @throws Refusal naming the first field that is wrong
   */
  public static Trade check(TradeReport report, Instant now) {
    present("challenge_id", report.challengeId());
    text("trade_id", report.tradeId(), TRADE_ID, "1 to 100 printable ASCII characters, no blanks");
    text(
        "symbol",
        report.symbol(),
        SYMBOL,
        "1 to 32 capitals, digits, dots, dashes, slashes or underscores");
    present("side", report.side());
    TradeSide side =
        TradeSide.named(report.side())
            .orElseThrow(() -> invalid("side", "side must be BUY or SELL."));
    positive("quantity", report.quantity());
    positive("price", report.price());
    amount("realized_pnl", report.realizedPnl());
    present("executed_at", report.executedAt());
    time(report.executedAt(), now);
    return new Trade(
        report.challengeId(),
        report.tradeId(),
        report.symbol(),
        side,
        report.quantity(),
        report.price(),
        report.realizedPnl(),
        Moments.stored(report.executedAt()));
  }

  private static void time(Instant executedAt, Instant now) {
    if (executedAt.isAfter(now.plus(MAX_AHEAD))) {
      throw invalid(
          "executed_at",
          "executed_at is more than "
              + MAX_AHEAD.toSeconds()
              + " s ahead of the server's clock ("
              + now
              + ").");
    }
    if (executedAt.isBefore(EARLIEST)) {
      throw invalid("executed_at", "executed_at must not be before the year 2000.");
    }
  }

  private static void text(String field, String value, Pattern form, String rule) {
    present(field, value);
    if (!form.matcher(value).matches()) {
      throw invalid(field, field + " must be " + rule + ".");
    }
  }

  private static void positive(String field, BigDecimal value) {
    amount(field, value);
    if (value.signum() <= 0) {
      throw invalid(field, field + " must be greater than 0.");
    }
  }

  private static void amount(String field, BigDecimal value) {
    present(field, value);
    if (value.scale() > MAX_DECIMALS || value.abs().compareTo(AMOUNT_BOUND) >= 0) {
      throw invalid(
          field, field + " must have at most " + MAX_DECIMALS + " decimals and be below 10^12.");
    }
  }

  private static void present(String field, Object value) {
    if (value == null) {
      throw invalid(field, field + " is missing.");
    }
  }

  private static Refusal invalid(String field, String sentence) {
    return ChallengeRefusal.INVALID_TRADE.ofField(field, sentence);
  }
}
