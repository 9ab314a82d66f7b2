package org.tradewire.trading.challenge.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * One version of an offered challenge. Versions in use never change: a correction retires the row
 * and adds the next version under the same code.
 */
@Entity
@Table(name = "challenge_template")
public class ChallengeTemplate {

  @Id private UUID id;

  @Column(nullable = false, length = 40)
  private String code;

  @Column(nullable = false)
  private int version;

  @Column(nullable = false, length = 100)
  private String name;

  @Column(nullable = false, precision = 19, scale = 2)
  private BigDecimal price;

  @Column(name = "price_currency", nullable = false, length = 3)
  private String priceCurrency;

  @Column(name = "initial_balance", nullable = false, precision = 24, scale = 2)
  private BigDecimal initialBalance;

  @Column(nullable = false, length = 3)
  private String currency;

  @Column(name = "time_zone", nullable = false, length = 64)
  private String timeZone;

  @Column(name = "max_daily_drawdown_percent", nullable = false, precision = 5, scale = 2)
  private BigDecimal maxDailyDrawdownPercent;

  @Column(name = "max_total_drawdown_percent", nullable = false, precision = 5, scale = 2)
  private BigDecimal maxTotalDrawdownPercent;

  @Column(name = "profit_target_percent", nullable = false, precision = 7, scale = 2)
  private BigDecimal profitTargetPercent;

  @Column(name = "alert_threshold_percent", nullable = false, precision = 5, scale = 2)
  private BigDecimal alertThresholdPercent;

  @Column(name = "retired_at")
  private Instant retiredAt;

  /** For the persistence provider. */
  protected ChallengeTemplate() {}

  public UUID id() {
    return id;
  }

  public int version() {
    return version;
  }

  public BigDecimal initialBalance() {
    return initialBalance;
  }

  /** Tells whether new challenges can be started from this version. */
  public boolean onOffer() {
    return retiredAt == null;
  }

  /** The rules' numbers. */
  public ChallengeTerms terms() {
    return new ChallengeTerms(
        ZoneId.of(timeZone),
        maxDailyDrawdownPercent,
        maxTotalDrawdownPercent,
        profitTargetPercent,
        alertThresholdPercent);
  }

  /** What is told about it. */
  public TemplateView view() {
    return new TemplateView(
        id,
        code,
        name,
        version,
        price,
        priceCurrency,
        initialBalance,
        currency,
        maxDailyDrawdownPercent,
        maxTotalDrawdownPercent,
        profitTargetPercent,
        timeZone);
  }
}
