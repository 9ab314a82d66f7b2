package org.tradewire.web.rest.challenge;

import java.util.List;
import org.tradewire.trading.challenge.entity.view.TradeView;
import org.tradewire.web.rest.CsvText;

/** Trades as CSV (RFC 4180): a line of names, then one line for each trade. */
final class TradeCsv {

  private static final String NAMES =
      "trade_id,symbol,side,quantity,price,realized_pnl,executed_at,equity_after\r\n";

  private TradeCsv() {}

  static String of(List<TradeView> trades) {
    StringBuilder csv = new StringBuilder(NAMES);
    for (TradeView each : trades) {
      csv.append(CsvText.of(each.tradeId())).append(',');
      csv.append(CsvText.of(each.symbol())).append(',');
      csv.append(each.side()).append(',');
      csv.append(each.quantity().toPlainString()).append(',');
      csv.append(each.price().toPlainString()).append(',');
      csv.append(each.realizedPnl().toPlainString()).append(',');
      csv.append(each.executedAt()).append(',');
      csv.append(each.equityAfter().toPlainString()).append("\r\n");
    }
    return csv.toString();
  }
}
