package org.tradewire.trading.heatmap.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tradewire.trading.alert.boundary.AlertRaising;
import org.tradewire.trading.heatmap.entity.HeatmapKey;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.heatmap.entity.ZoneAlert;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * Ends the zone alerts of symbols at which no node looks any more: those that are switched off, and
 * those of which no candle was computed for an hour, which is longer than a takeover or a
 * recomputation takes. Belongs to one thread.
 */
@Dependent
public class ZoneEnding {
  private static final Duration LONG_AGO = Duration.ofHours(1);

  private final HeatmapStore store;
  private final Heatmaps heatmaps;
  private final AlertRaising alerts;
  private final Clock clock;

  /** Symbols with alerts whose newest candle is old, and when that was seen first. */
  private final Map<String, Instant> silentSince = new HashMap<>();

  @Inject
  public ZoneEnding(HeatmapStore store, Heatmaps heatmaps, AlertRaising alerts, Clock clock) {
    this.store = store;
    this.heatmaps = heatmaps;
    this.alerts = alerts;
    this.clock = clock;
  }

  /** What is enabled is read anew: a node that has read nothing yet must not end everything. */
  void end() {
    Set<String> symbols = alerts.unendedGroups(ZoneAlert.RULE);
    silentSince.keySet().retainAll(symbols);
    if (symbols.isEmpty()) {
      return;
    }
    Set<String> enabled =
        store.settings().stream()
            .filter(SymbolSettings::enabled)
            .map(SymbolSettings::symbol)
            .collect(Collectors.toSet());
    List<VenueSymbol> instruments = heatmaps.instruments();
    for (String symbol : symbols) {
      if (!enabled.contains(symbol) || isSilentForLong(symbol, instruments)) {
        alerts.resolveAll(ZoneAlert.RULE, symbol, ZoneAlert.SOURCE);
      }
    }
  }

  private boolean isSilentForLong(String symbol, List<VenueSymbol> instruments) {
    Instant now = clock.instant();
    long longAgoMs = now.minus(LONG_AGO).toEpochMilli();
    boolean moves =
        instruments.stream()
            .filter(each -> each.symbol().equals(symbol))
            .map(each -> new HeatmapKey(each, HeatmapModel.ISOLATED_MARGIN))
            .flatMap(key -> store.newest(key, now).stream())
            .anyMatch(step -> step.openTimeMs() > longAgoMs);
    if (moves) {
      silentSince.remove(symbol);
      return false;
    }
    Instant since = silentSince.computeIfAbsent(symbol, any -> now);
    return !since.plus(LONG_AGO).isAfter(now);
  }
}
