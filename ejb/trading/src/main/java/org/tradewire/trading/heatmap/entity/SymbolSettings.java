package org.tradewire.trading.heatmap.entity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.tradewire.trading.shared.Decimals;

/**
 * What administrators set for one symbol. The first row is made with the standard settings by the
 * node that computes the symbol first.
 *
 * @param symbol canonical, {@code BTC-USDT}
 * @param enabled whether it is computed and told
 * @param version counts the changes, from 1
 * @param modelVersion the change that made the model what it is: a state was made with one of them
 * @param changedBy name of the administrator, or of the system
 */
public record SymbolSettings(
    String symbol,
    boolean enabled,
    ModelSettings model,
    long version,
    long modelVersion,
    String changedBy,
    Instant changedAt) {

  /** Who makes the first row. */
  public static final String SYSTEM = "tradewire";

  private static final BigDecimal BUCKET_OF_BTC = new BigDecimal("100");
  private static final List<BigDecimal> STEPS =
      List.of("1", "2", "5", "10").stream().map(BigDecimal::new).toList();

  /** A bucket is about this part of the price. */
  private static final BigDecimal PARTS = new BigDecimal("1000");

  /** Of a symbol that nobody has set yet. */
  public static SymbolSettings standard(String symbol, BigDecimal price, Instant now) {
    return new SymbolSettings(
        symbol, true, ModelSettings.standard(bucketOf(symbol, price)), 1, 1, SYSTEM, now);
  }

  /**
   * The width of a symbol's buckets: 100 for BTC, else of 1, 2 and 5 times a power of ten the one
   * that is nearest to a thousandth of the price; of two as near the smaller.
   */
  public static BigDecimal bucketOf(String symbol, BigDecimal price) {
    if (symbol.startsWith("BTC-")) {
      return BUCKET_OF_BTC;
    }
    BigDecimal wanted = price.divide(PARTS, MathContext.DECIMAL64);
    int exponent = wanted.precision() - wanted.scale() - 1;
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(exponent);
    BigDecimal nearest = null;
    for (BigDecimal step : STEPS) {
      BigDecimal bucket = step.multiply(power);
      if (nearest == null || isNearer(bucket, nearest, wanted)) {
        nearest = bucket;
      }
    }
    return Decimals.plain(nearest);
  }

  private static boolean isNearer(BigDecimal one, BigDecimal other, BigDecimal to) {
    return one.subtract(to).abs().compareTo(other.subtract(to).abs()) < 0;
  }

  /** In a line, for the audit log. */
  public String text() {
    return "enabled="
        + enabled
        + " bucket="
        + model.bucket().toPlainString()
        + " weights="
        + model.weights().byLeverage()
        + " typical_position="
        + model.typicalPosition().toPlainString()
        + " brackets="
        + model.brackets().stream()
            .map(each -> each.cap() + "/" + each.rate() + "/" + each.deduction())
            .toList();
  }

  /** Whether a width is a whole multiple of this symbol's buckets. */
  public boolean isMultiple(BigDecimal bucket) {
    return bucket.signum() > 0
        && bucket.divideToIntegralValue(model.bucket()).multiply(model.bucket()).compareTo(bucket)
            == 0
        && bucket.divide(model.bucket(), 0, RoundingMode.DOWN).signum() > 0;
  }
}
