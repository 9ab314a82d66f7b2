package org.tradewire.web.rest.node;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tradewire.trading.account.entity.AccountRefusal;
import org.tradewire.trading.alert.entity.AlertRefusal;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.heatmap.entity.HeatmapRefusal;
import org.tradewire.trading.instrument.entity.InstrumentRefusal;
import org.tradewire.trading.market.entity.MarketRefusal;
import org.tradewire.trading.notification.entity.NotificationRefusal;
import org.tradewire.trading.order.entity.OrderRefusal;
import org.tradewire.trading.setting.entity.SettingRefusal;
import org.tradewire.trading.shared.RefusalCode;
import org.tradewire.trading.signal.entity.HookRefusal;
import org.tradewire.trading.signal.entity.SignalRefusal;
import org.tradewire.trading.signal.entity.StrategyRefusal;
import org.tradewire.trading.template.entity.TemplateRefusal;
import org.tradewire.web.problem.Refusals;
import org.tradewire.web.problem.WebRefusal;
import org.tradewire.web.rest.Shape;
import org.tradewire.web.rest.account.AccountShapes;
import org.tradewire.web.rest.alert.AlertShapes;
import org.tradewire.web.rest.challenge.ChallengeShapes;
import org.tradewire.web.rest.heatmap.HeatmapShapes;
import org.tradewire.web.rest.instrument.InstrumentShapes;
import org.tradewire.web.rest.market.MarketShapes;
import org.tradewire.web.rest.notification.NotificationShapes;
import org.tradewire.web.rest.order.OrderShapes;
import org.tradewire.web.rest.setting.SettingShapes;
import org.tradewire.web.rest.signal.SignalShapes;

/** What the resource classes' annotations name: the shapes and the codes of all components. */
final class ApiVocabulary {

  /** The codes whose answers say in a header when to come again. */
  private static final Set<String> WITH_RETRY_AFTER =
      Set.of(
          "book-not-ready",
          "database-busy",
          "database-unavailable",
          "heatmap-busy",
          "heatmap-not-ready",
          "no-price",
          "node-draining",
          "notification-test-busy",
          "sign-in-busy",
          "signals-busy",
          "signals-wait",
          "too-many-alerts",
          "too-many-attempts");

  private ApiVocabulary() {}

  /** Whether an answer with a code has the header {@code Retry-After}. */
  static boolean saysWhenToRetry(String code) {
    return WITH_RETRY_AFTER.contains(code);
  }

  /** Every shape. */
  static List<Shape> shapes() {
    return Stream.of(
            AccountShapes.all(),
            AlertShapes.all(),
            ChallengeShapes.all(),
            HeatmapShapes.all(),
            InstrumentShapes.all(),
            MarketShapes.all(),
            NotificationShapes.all(),
            OrderShapes.all(),
            SettingShapes.all(),
            SignalShapes.all(),
            NodeShapes.all())
        .flatMap(List::stream)
        .toList();
  }

  /** The status of every code. */
  static Map<String, Integer> statusesByCode() {
    Map<String, Integer> statuses =
        Stream.<RefusalCode[]>of(
                AccountRefusal.values(),
                AlertRefusal.values(),
                ChallengeRefusal.values(),
                InstrumentRefusal.values(),
                HeatmapRefusal.values(),
                HookRefusal.values(),
                MarketRefusal.values(),
                NotificationRefusal.values(),
                OrderRefusal.values(),
                SettingRefusal.values(),
                SignalRefusal.values(),
                StrategyRefusal.values(),
                TemplateRefusal.values())
            .flatMap(Arrays::stream)
            .collect(Collectors.toMap(RefusalCode::code, each -> Refusals.statusOf(each.kind())));
    for (WebRefusal each : WebRefusal.values()) {
      statuses.put(each.code(), each.status());
    }
    return statuses;
  }
}
