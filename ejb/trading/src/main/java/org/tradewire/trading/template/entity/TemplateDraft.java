package org.tradewire.trading.template.entity;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.tradewire.trading.shared.Refusal;

/**
 * What an administrator writes of a template, checked.
 *
 * @param name 1 to 100 characters
 * @param price at least 0
 * @param priceCurrency ISO 4217 code, as {@code currency}
 * @param initialBalance above 0
 */
public record TemplateDraft(
    String name,
    BigDecimal price,
    String priceCurrency,
    BigDecimal initialBalance,
    String currency,
    ChallengeTerms terms) {

  private static final int MAX_NAME = 100;
  private static final BigDecimal MAX = new BigDecimal("1000000000");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  /**
   * Checks every field.
   *
   * @throws Refusal naming the first field that is wrong
   */
  public TemplateDraft {
    if (name == null || name.isBlank() || name.length() > MAX_NAME) {
      throw wrong("name", "must have 1 to " + MAX_NAME + " characters");
    }
    if (price == null || price.signum() < 0 || price.compareTo(MAX) > 0 || price.scale() > 2) {
      throw wrong("price", "must be an amount of at least 0 with at most 2 decimals");
    }
    if (initialBalance == null
        || initialBalance.signum() <= 0
        || initialBalance.compareTo(MAX) > 0
        || initialBalance.scale() > 2) {
      throw wrong("initial_balance", "must be an amount above 0 with at most 2 decimals");
    }
    currency("price_currency", priceCurrency);
    currency("currency", currency);
  }

  private static void currency(String field, String code) {
    if (code == null || !CURRENCY.matcher(code).matches()) {
      throw wrong(field, "must be the code of a currency, three capitals");
    }
  }

  private static Refusal wrong(String field, String rule) {
    return TemplateRefusal.INVALID_TEMPLATE.ofField(field, field + " " + rule + ".");
  }
}
