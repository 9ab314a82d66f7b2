package org.tradewire.trading.signal.boundary;

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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.signal.control.FoundStorage;
import org.tradewire.trading.signal.control.SeriesDays;
import org.tradewire.trading.signal.control.SignalConfiguration;
import org.tradewire.trading.signal.entity.SeriesStorage;

/**
 * Finds out how the signals are kept and has old ones compressed where that can be had; makes the
 * days of the tables a week ahead, and forgets those that are older than signals are kept, and than
 * clients may come back for what they missed. Nodes that do so at once leave each other's days
 * alone.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignalUpkeep {
  private static final Logger LOG = System.getLogger(SignalUpkeep.class.getName());

  private static final Duration PERIOD = Duration.ofHours(1);
  private static final int DAYS_AHEAD = 7;

  /** For clients that come back. */
  private static final Duration EVENTS_KEPT = Duration.ofDays(7);

  private static final long COMPRESSED_AFTER_DAYS = SeriesDays.COMPRESSED_AFTER.toDays();

  @Inject private SignalWriter writer;
  @Inject private FoundStorage storage;
  @Inject private SignalConfiguration configuration;
  @Inject private PeriodicWorks works;
  @Inject private Clock clock;

  private PeriodicWork upkeep;

  @PostConstruct
  void begin() {
    upkeep =
        works.begin(
            WorkPlan.every(PERIOD, "signal_upkeep")
                .atOnce()
                .step("how signals are kept is not known", this::findStorage)
                .step("old signals are not compressed", this::compress)
                .step("days of signals are made when the first comes", this::addDays)
                .step("old signals stay", this::forgetSignals)
                .step("old events of signals stay", this::forgetEvents)
                .step("old figures of signals stay", this::forgetStatistics)
                .step("what older nodes decided is missing in reliability", this::countDueDays)
                .step("old signals that were refused stay", this::forgetSetAside));
  }

  @PreDestroy
  void end() {
    upkeep.close();
  }

  /** Again each hour: hypertables may be made, and a licence be changed, while the node runs. */
  private void findStorage() {
    SeriesStorage found = writer.noteStorage();
    if (storage.found(found)) {
      LOG.log(
          Level.INFO,
          "event=signal_storage storage={0} timescaledb={1}",
          found.kind().text(),
          found.version());
    }
  }

  private void compress() {
    if (writer.compress()) {
      LOG.log(Level.INFO, "event=signal_compression after_days={0}", COMPRESSED_AFTER_DAYS);
    }
  }

  private void addDays() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
      writer.addDay(SeriesDays.SIGNALS, today.plusDays(ahead));
      writer.addDay(SeriesDays.EVENTS, today.plusDays(ahead));
    }
  }

  private void forgetSignals() {
    forget(SeriesDays.SIGNALS, clock.instant().minus(configuration.retention()));
  }

  private void forgetEvents() {
    forget(SeriesDays.EVENTS, clock.instant().minus(EVENTS_KEPT));
  }

  private void forgetStatistics() {
    writer.forgetStatistics(clock.instant().minus(configuration.retention()));
  }

  private void countDueDays() {
    for (Optional<LocalDate> day = writer.countDueDay();
        day.isPresent();
        day = writer.countDueDay()) {
      LOG.log(Level.DEBUG, "event=signal_reliability_counted day={0}", day.get());
    }
  }

  private void forgetSetAside() {
    Instant before = clock.instant().minus(configuration.retention());
    int forgotten;
    do {
      forgotten = writer.forgetSetAside(before);
    } while (forgotten > 0);
  }

  private void forget(String table, Instant before) {
    for (Optional<String> day = writer.dropOldestDay(table, before);
        day.isPresent();
        day = writer.dropOldestDay(table, before)) {
      LOG.log(Level.INFO, "event=signal_day_forgotten day={0}", day.get());
    }
  }
}
