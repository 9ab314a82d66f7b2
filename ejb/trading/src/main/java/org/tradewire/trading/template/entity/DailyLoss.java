package org.tradewire.trading.template.entity;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/** The limit of a trading day's loss. */
public record DailyLoss(Basis basis, LossLimit limit, Breach breach, LossAction action) {

  /** Checks that nothing is missing: null would be stored as terms that cannot be read again. */
  public DailyLoss {
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(breach, "breach");
    Objects.requireNonNull(action, "action");
  }

  /** What the day's floor is calculated from; figures are those at the reset. */
  public enum Basis {
    /** The balance less a share of the initial balance. */
    BALANCE_AT_RESET_MINUS_PCT_OF_INITIAL,
    /** The balance less a share of it. */
    PCT_OF_BALANCE_AT_RESET,
    /** The equity less a share of it: the Classic rule. */
    PCT_OF_EQUITY_AT_RESET,
    /** The greater of balance and equity, less a share of it. */
    PCT_OF_MAX_BALANCE_EQUITY_AT_RESET,
    /** The day's result, realised and floating, counts against an amount. */
    NET_DAILY_PNL
  }

  /** Where the limit lies; empty where its base is 0. */
  public Optional<LossMeasure> measure(EquityFigures figures) {
    BigDecimal base =
        switch (basis) {
          case BALANCE_AT_RESET_MINUS_PCT_OF_INITIAL, NET_DAILY_PNL, PCT_OF_BALANCE_AT_RESET ->
              figures.dayStartBalance();
          case PCT_OF_EQUITY_AT_RESET -> figures.dayStart();
          case PCT_OF_MAX_BALANCE_EQUITY_AT_RESET ->
              figures.dayStart().max(figures.dayStartBalance());
        };
    boolean ofInitial =
        basis == Basis.BALANCE_AT_RESET_MINUS_PCT_OF_INITIAL || basis == Basis.NET_DAILY_PNL;
    BigDecimal denominator = ofInitial ? figures.initial() : base;
    if (base.signum() == 0 || denominator.signum() == 0) {
      return Optional.empty();
    }
    BigDecimal allowed = limit.of(denominator);
    return Optional.of(new LossMeasure(base.subtract(allowed), allowed, denominator, breach));
  }
}
