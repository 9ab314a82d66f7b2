package org.tradewire.trading.heatmap.entity;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.tradewire.trading.alert.entity.AlertCategory;
import org.tradewire.trading.alert.entity.AlertDraft;
import org.tradewire.trading.alert.entity.AlertDraft.Pace;
import org.tradewire.trading.alert.entity.AlertQuestion;
import org.tradewire.trading.alert.entity.AlertSeverity;
import org.tradewire.trading.shared.Decimals;

/** What is said of a zone that the price nears. */
public final class ZoneAlert {

  /** What finds it. */
  public static final String RULE = "heatmap.zone";

  /** Who says so. */
  public static final String SOURCE = "heatmap";

  /** From one alert of a bucket and side to the next. */
  public static final Duration COOLDOWN = Duration.ofMinutes(60);

  /** Of a symbol, on a day of UTC; criticals are raised beyond it. */
  public static final int MOST_A_DAY = 10;

  private static final int MOST_ASKED = 500;

  private ZoneAlert() {}

  /**
   * The alert of a zone.
   *
   * @param symbol canonical, {@code BTC-USDT}
   */
  public static AlertDraft of(String symbol, Zone zone) {
    BigDecimal dense = zone.level().longDensity().add(zone.level().shortDensity());
    String price = Decimals.text(zone.level().price());
    String side = zone.side() == LevelSide.LONG ? "longs" : "shorts";
    String away = zone.distance().toPlainString() + " % " + (zone.above() ? "above" : "below");
    String[] pair = symbol.split("-");
    String amount = millions(dense) + ' ' + pair[pair.length - 1];
    return new AlertDraft(
        RULE,
        symbol + ':' + zone.key(),
        symbol,
        AlertCategory.MARKET,
        severity(zone),
        symbol + " nears liquidations of " + side + " at " + price,
        "About "
            + amount
            + ", most of it of "
            + side
            + ", would be liquidated at "
            + price
            + ", "
            + away
            + " the price. An estimate from candles and open interest.",
        SOURCE,
        List.of(
            "Look at the heatmap of " + symbol,
            zone.side() == LevelSide.LONG
                ? "Expect forced selling there"
                : "Expect forced buying there"),
        dense,
        null,
        null,
        new Pace(COOLDOWN, MOST_A_DAY));
  }

  /** Those of a symbol since an instant, the newest 500. */
  public static AlertQuestion question(String symbol, Instant since) {
    return new AlertQuestion(null, null, null, RULE, symbol, since, MOST_ASKED);
  }

  private static AlertSeverity severity(Zone zone) {
    return AlertSeverity.valueOf(zone.severity().name());
  }

  private static String millions(BigDecimal amount) {
    DecimalFormat format =
        new DecimalFormat("#,##0.0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    return format.format(amount.movePointLeft(6)) + " million";
  }
}
