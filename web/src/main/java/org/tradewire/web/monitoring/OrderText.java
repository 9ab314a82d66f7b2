package org.tradewire.web.monitoring;

import java.util.Map;
import org.tradewire.trading.order.entity.WatchFigures;

/** Writes how the watch over open accounts is doing. */
final class OrderText {

  private OrderText() {}

  static void write(PrometheusText text, WatchFigures figures) {
    text.family("watched_accounts", "gauge", "Accounts this node marks to the market.")
        .sample("watched_accounts", Map.of(), figures.accounts());
    text.family("watched_positions", "gauge", "Open positions of these accounts.")
        .sample("watched_positions", Map.of(), figures.positions());
    text.histogram(
        "position_watch_behind",
        "Seconds that a price may have waited until every account was judged by it.",
        figures.behind());
    text.family("position_decisions_total", "counter", "What the watch decided, by outcome.")
        .sample("position_decisions_total", Map.of("outcome", "settled"), figures.settled())
        .sample("position_decisions_total", Map.of("outcome", "outdated"), figures.outdated());
  }
}
