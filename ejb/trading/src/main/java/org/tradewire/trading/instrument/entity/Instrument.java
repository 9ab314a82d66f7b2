package org.tradewire.trading.instrument.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;

/** Something that can be traded. Its currencies and the size of its contract never change. */
@Entity
@Table(name = "instrument")
public class Instrument {

  private static final String SEPARATOR = ",";

  @Id private String symbol;

  @Column(name = "base_currency", nullable = false, updatable = false)
  private String baseCurrency;

  @Column(name = "quote_currency", nullable = false, updatable = false)
  private String quoteCurrency;

  @Column(name = "contract_size", nullable = false, updatable = false)
  private BigDecimal contractSize;

  @Column(name = "tick_size", nullable = false)
  private BigDecimal tickSize;

  @Column(name = "pip_size", nullable = false)
  private BigDecimal pipSize;

  @Column(name = "lot_step", nullable = false)
  private BigDecimal lotStep;

  @Column(name = "minimum_lots", nullable = false)
  private BigDecimal minimumLots;

  @Column(name = "maximum_lots", nullable = false)
  private BigDecimal maximumLots;

  @Column(name = "margin_percent", nullable = false)
  private BigDecimal marginPercent;

  @Column(name = "commission_per_lot", nullable = false)
  private BigDecimal commissionPerLot;

  @Column(name = "commission_percent", nullable = false)
  private BigDecimal commissionPercent;

  @Column(name = "swap_long", nullable = false)
  private BigDecimal swapLong;

  @Column(name = "swap_short", nullable = false)
  private BigDecimal swapShort;

  @Enumerated(EnumType.STRING)
  @Column(name = "swap_triple_day", length = 9)
  private DayOfWeek swapTripleDay;

  @Column(nullable = false)
  private String venues;

  @Column(name = "mark_age_ms", nullable = false)
  private int markAgeMs;

  @Column(name = "fill_age_ms", nullable = false)
  private int fillAgeMs;

  @Column(name = "max_spread_percent", nullable = false)
  private BigDecimal maximumSpreadPercent;

  @Column(name = "soft_jump_percent", nullable = false)
  private BigDecimal softJumpPercent;

  @Column(name = "hard_jump_percent", nullable = false)
  private BigDecimal hardJumpPercent;

  @Column(nullable = false)
  private boolean enabled;

  @Version
  @Column(name = "row_version", nullable = false)
  private long rowVersion;

  /** For the persistence provider. */
  protected Instrument() {}

  /** A new instrument. */
  public Instrument(
      String symbol,
      String baseCurrency,
      String quoteCurrency,
      BigDecimal contractSize,
      InstrumentTerms terms) {
    this.symbol = symbol;
    this.baseCurrency = baseCurrency;
    this.quoteCurrency = quoteCurrency;
    this.contractSize = contractSize;
    guard(PriceGuard.of(baseCurrency, quoteCurrency));
    revise(terms);
  }

  private void guard(PriceGuard guard) {
    markAgeMs = guard.markAgeMs();
    fillAgeMs = guard.fillAgeMs();
    maximumSpreadPercent = guard.maximumSpreadPercent();
    softJumpPercent = guard.softJumpPercent();
    hardJumpPercent = guard.hardJumpPercent();
  }

  /** Takes other terms; open positions keep what was agreed when they were opened. */
  public final void revise(InstrumentTerms terms) {
    tickSize = terms.tickSize();
    pipSize = terms.pipSize();
    lotStep = terms.lotStep();
    minimumLots = terms.minimumLots();
    maximumLots = terms.maximumLots();
    marginPercent = terms.marginPercent();
    commissionPerLot = terms.commissionPerLot();
    commissionPercent = terms.commissionPercent();
    swapLong = terms.swapLong();
    swapShort = terms.swapShort();
    swapTripleDay = terms.swapTripleDay();
    venues = String.join(SEPARATOR, terms.venues());
    if (terms.guard() != null) {
      guard(terms.guard());
    }
    enabled = terms.enabled();
  }

  /** What may be changed of it. */
  public InstrumentTerms terms() {
    return new InstrumentTerms(
        tickSize,
        pipSize,
        lotStep,
        minimumLots,
        maximumLots,
        marginPercent,
        commissionPerLot,
        commissionPercent,
        swapLong,
        swapShort,
        swapTripleDay,
        venues.isEmpty() ? List.of() : List.of(venues.split(SEPARATOR)),
        new PriceGuard(
            markAgeMs, fillAgeMs, maximumSpreadPercent, softJumpPercent, hardJumpPercent),
        enabled);
  }

  /** Whether nobody has changed it since it was stored first. */
  public boolean isUnchanged() {
    return rowVersion == 0;
  }

  /** Canonical symbol, for instance {@code EUR-USD}. */
  public String symbol() {
    return symbol;
  }

  public String baseCurrency() {
    return baseCurrency;
  }

  public String quoteCurrency() {
    return quoteCurrency;
  }

  /** Units of the base currency in one lot. */
  public BigDecimal contractSize() {
    return contractSize;
  }
}
