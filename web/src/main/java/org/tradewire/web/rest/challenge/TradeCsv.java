package org.tradewire.web.rest.challenge;

import java.util.List;
import org.tradewire.trading.challenge.entity.view.TradeView;

/** Trades as CSV (RFC 4180): a line of names, then one line for each trade. */
final class TradeCsv {

  private static final String NAMES =
      "trade_id,symbol,side,quantity,price,realized_pnl,executed_at,equity_after\r\n";

  private TradeCsv() {}

  static String of(List<TradeView> trades) {
    StringBuilder csv = new StringBuilder(NAMES);
    for (TradeView each : trades) {
      csv.append(text(each.tradeId())).append(',');
      csv.append(text(each.symbol())).append(',');
      csv.append(each.side()).append(',');
      csv.append(each.quantity().toPlainString()).append(',');
      csv.append(each.price().toPlainString()).append(',');
      csv.append(each.realizedPnl().toPlainString()).append(',');
      csv.append(each.executedAt()).append(',');
      csv.append(each.equityAfter().toPlainString()).append("\r\n");
    }
    return csv.toString();
  }

  /** A spreadsheet must not take what a platform sent for a formula. */
  private static String text(String value) {
    boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
  }
}
