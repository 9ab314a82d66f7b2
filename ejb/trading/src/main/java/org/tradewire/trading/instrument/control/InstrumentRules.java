package org.tradewire.trading.instrument.control;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.InstrumentRefusal;
import org.tradewire.trading.instrument.entity.InstrumentTerms;
import org.tradewire.trading.instrument.entity.PriceGuard;
import org.tradewire.trading.shared.Refusal;

/** What an instrument must be like. */
public final class InstrumentRules {

  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9]{1,12}(-[A-Z0-9]{1,12})?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z0-9]{2,8}");
  private static final Pattern VENUE = Pattern.compile("[A-Z0-9_]{1,32}");
  private static final int MAX_DECIMALS = 8;
  private static final BigDecimal MAX = BigDecimal.TEN.pow(10);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** That an instrument may name. */
  public static final int MAX_VENUES = 5;

  /** A book is told of every 100 ms by some exchanges. */
  private static final int MIN_AGE_MS = 100;

  private static final int MAX_AGE_MS = 3_600_000;
  private static final int PERCENT_DECIMALS = 4;

  private InstrumentRules() {}

  /** Checks a new instrument. */
  public static void check(Instrument instrument) {
    matches("symbol", instrument.symbol(), SYMBOL, "capitals and digits, for instance EUR-USD");
    matches("base_currency", instrument.baseCurrency(), CURRENCY, "2 to 8 capitals and digits");
    matches("quote_currency", instrument.quoteCurrency(), CURRENCY, "2 to 8 capitals and digits");
    positive("contract_size", instrument.contractSize());
    check(instrument.terms());
  }

  /** Checks terms. */
  public static void check(InstrumentTerms terms) {
    positive("tick_size", terms.tickSize());
    positive("pip_size", terms.pipSize());
    positive("lot_step", terms.lotStep());
    positive("minimum_lots", terms.minimumLots());
    positive("maximum_lots", terms.maximumLots());
    positive("margin_percent", terms.marginPercent());
    notNegative("commission_per_lot", terms.commissionPerLot());
    notNegative("commission_percent", terms.commissionPercent());
    amount("swap_long", terms.swapLong());
    amount("swap_short", terms.swapShort());
    if (terms.maximumLots().compareTo(terms.minimumLots()) < 0) {
      throw wrong("maximum_lots", "must not be below minimum_lots");
    }
    if (terms.marginPercent().compareTo(HUNDRED) > 0) {
      throw wrong("margin_percent", "must be at most 100");
    }
    DayOfWeek triple = terms.swapTripleDay();
    if (triple == DayOfWeek.SATURDAY || triple == DayOfWeek.SUNDAY) {
      throw wrong("swap_triple_day", "must be a day from MONDAY to FRIDAY");
    }
    check(terms.venues());
    if (terms.guard() != null) {
      check(terms.guard());
    }
  }

  private static void check(List<String> venues) {
    if (venues.isEmpty()) {
      // Not even where it is disabled: what is open in it has to be marked, and closed, by one.
      throw wrong("venues", "must name the venues whose prices count, the first one first");
    }
    if (venues.size() > MAX_VENUES
        || Set.copyOf(venues).size() < venues.size()
        || !venues.stream().allMatch(each -> VENUE.matcher(each).matches())) {
      throw wrong(
          "venues", "must name at most " + MAX_VENUES + " venues, each once, for instance KRAKEN");
    }
  }

  private static void check(PriceGuard guard) {
    if (guard.fillAgeMs() < MIN_AGE_MS || guard.fillAgeMs() > MAX_AGE_MS) {
      throw wrong("fill_age_ms", "must be " + MIN_AGE_MS + " to " + MAX_AGE_MS);
    }
    if (guard.markAgeMs() < guard.fillAgeMs() || guard.markAgeMs() > MAX_AGE_MS) {
      throw wrong("mark_age_ms", "must be at least fill_age_ms and at most " + MAX_AGE_MS);
    }
    percent("maximum_spread_percent", guard.maximumSpreadPercent());
    percent("soft_jump_percent", guard.softJumpPercent());
    percent("hard_jump_percent", guard.hardJumpPercent());
    if (guard.hardJumpPercent().compareTo(guard.softJumpPercent()) < 0) {
      throw wrong("hard_jump_percent", "must not be below soft_jump_percent");
    }
  }

  private static void percent(String field, BigDecimal value) {
    positive(field, value);
    if (value.compareTo(HUNDRED) > 0 || value.stripTrailingZeros().scale() > PERCENT_DECIMALS) {
      throw wrong(field, "must be at most 100, with at most " + PERCENT_DECIMALS + " decimals");
    }
  }

  private static void matches(String field, String text, Pattern form, String rule) {
    if (text == null || !form.matcher(text).matches()) {
      throw wrong(field, "must have " + rule);
    }
  }

  private static void positive(String field, BigDecimal value) {
    amount(field, value);
    if (value.signum() <= 0) {
      throw wrong(field, "must be above 0");
    }
  }

  private static void notNegative(String field, BigDecimal value) {
    amount(field, value);
    if (value.signum() < 0) {
      throw wrong(field, "must not be below 0");
    }
  }

  private static void amount(String field, BigDecimal value) {
    if (value == null) {
      throw wrong(field, "is missing");
    }
    if (value.scale() > MAX_DECIMALS || value.abs().compareTo(MAX) >= 0) {
      throw wrong(field, "must have at most " + MAX_DECIMALS + " decimals and be below 10^10");
    }
  }

  private static Refusal wrong(String field, String rule) {
    return InstrumentRefusal.invalid(field, field + " " + rule + ".");
  }
}
