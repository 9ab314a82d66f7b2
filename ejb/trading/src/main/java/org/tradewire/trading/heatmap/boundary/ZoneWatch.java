package org.tradewire.trading.heatmap.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.alert.boundary.AlertRaising;
import org.tradewire.trading.alert.entity.AlertDraft;
import org.tradewire.trading.alert.entity.RaiseResult;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.Picture;
import org.tradewire.trading.heatmap.entity.Zone;
import org.tradewire.trading.heatmap.entity.ZoneAlert;

/**
 * Raises an alert where the price of a symbol nears much that would be liquidated, and ends it
 * where it has gone away, or the zone is used up, for a minute. Looks every five seconds at the
 * pictures of the default model that this node computes, on a thread of its own: a database that
 * hangs holds no picture up. What is asked of the database is a change alone.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ZoneWatch {
  private static final Duration PERIOD = Duration.ofSeconds(5);

  /** The newest candle began then at the latest: it is late by one candle and not by more. */
  private static final long YOUNG_MS = 3 * HeatmapInputs.FRAME.lengthMs();

  private HeatmapCatalogue catalogue;
  private AlertRaising alerts;
  private PeriodicWorks works;
  private Clock clock;

  private final Map<String, SeenZones> seen = new HashMap<>();

  private PeriodicWork work;

  /** For the container's proxy. */
  protected ZoneWatch() {}

  @Inject
  public ZoneWatch(
      HeatmapCatalogue catalogue, AlertRaising alerts, PeriodicWorks works, Clock clock) {
    this.catalogue = catalogue;
    this.alerts = alerts;
    this.works = works;
    this.clock = clock;
  }

  @PostConstruct
  void begin() {
    work =
        works.begin(
            WorkPlan.every(PERIOD, "heatmap_zones").step("zones raise no alert", this::look));
  }

  @PreDestroy
  void end() {
    work.close();
  }

  /** A turn of the job, for who has no scheduler. */
  void turn() {
    work.turn();
  }

  private void look() {
    List<String> here = catalogue.computedHere();
    seen.keySet().retainAll(here);
    for (String symbol : here) {
      try {
        catalogue
            .sight(symbol)
            .map(Picture::snapshot)
            .ifPresent(snapshot -> look(symbol, isOfNow(snapshot) ? Zone.of(snapshot) : List.of()));
      } catch (RuntimeException e) {
        // What is remembered may not be what is stored: it is read again with the next turn.
        seen.remove(symbol);
        work.complain("zones of " + symbol + " raise no alert: " + e);
      }
    }
  }

  /** A price of long ago nears nothing. */
  private boolean isOfNow(HeatmapSnapshot snapshot) {
    return clock.millis() - snapshot.openTimeMs() < YOUNG_MS;
  }

  private void look(String symbol, List<Zone> zones) {
    SeenZones known =
        seen.computeIfAbsent(symbol, any -> new SeenZones(alerts.unended(ZoneAlert.RULE, symbol)));
    Instant now = clock.instant();
    List<AlertDraft> drafts = zones.stream().map(zone -> ZoneAlert.of(symbol, zone)).toList();
    Set<String> there = drafts.stream().map(AlertDraft::subject).collect(Collectors.toSet());
    Set<String> gone = known.gone(there, now);
    if (!gone.isEmpty()) {
      alerts.resolve(ZoneAlert.RULE, symbol, gone, ZoneAlert.SOURCE);
    }
    List<AlertDraft> due = drafts.stream().filter(each -> known.isDue(each, now)).toList();
    if (!due.isEmpty()) {
      List<RaiseResult> results = alerts.raise(due);
      for (int i = 0; i < due.size(); i++) {
        known.raised(due.get(i), results.get(i));
      }
    }
  }
}
