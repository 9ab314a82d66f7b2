package org.tradewire.trading.notification.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.trading.account.boundary.ChannelRights;
import org.tradewire.trading.notification.control.DeliveryRepository;
import org.tradewire.trading.notification.control.DeliveryTimes;
import org.tradewire.trading.notification.control.IntakePlan;
import org.tradewire.trading.notification.control.LeftOut;
import org.tradewire.trading.notification.control.NotificationConfiguration;
import org.tradewire.trading.notification.control.NotificationCursor;
import org.tradewire.trading.notification.control.NotificationFigures;
import org.tradewire.trading.notification.control.RuleCatalogue;
import org.tradewire.trading.notification.control.RuleIndex;
import org.tradewire.trading.notification.control.RuleRepository;
import org.tradewire.trading.notification.entity.DeliveryState;
import org.tradewire.trading.notification.entity.IntakeResult;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.signal.boundary.SignalLog;
import org.tradewire.trading.signal.entity.NumberedSignal;

/**
 * Looks through the log of signals, a part per transaction, one node at a time: what is to be sent
 * is stored with how far the log was looked through, so that neither is there without the other.
 * Whoever stores signals waits for none of this.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NotificationIntake {
  private static final Logger LOG = System.getLogger(NotificationIntake.class.getName());

  /** Events per transaction. */
  static final int BATCH = 1_000;

  /** Events that are too old are passed over, not read, where there are more. */
  static final int MOST_READ = 100_000;

  private NotificationCursor cursor;
  private RuleRepository rules;
  private DeliveryRepository deliveries;
  private RuleCatalogue catalogue;
  private SignalLog log;
  private NotificationFigures figures;
  private NotificationConfiguration configuration;
  private ChannelRights rights;
  private Clock clock;

  /** For the container's proxy. */
  protected NotificationIntake() {}

  @Inject
  public NotificationIntake(
      NotificationCursor cursor,
      RuleRepository rules,
      DeliveryRepository deliveries,
      RuleCatalogue catalogue,
      SignalLog log,
      NotificationFigures figures,
      NotificationConfiguration configuration,
      ChannelRights rights,
      Clock clock) {
    this.cursor = cursor;
    this.rules = rules;
    this.deliveries = deliveries;
    this.catalogue = catalogue;
    this.log = log;
    this.figures = figures;
    this.configuration = configuration;
    this.rights = rights;
    this.clock = clock;
  }

  /** Looks at the next {@value #BATCH} events. */
  public IntakeResult take() {
    // Before the rules: a rule that is made meanwhile misses nothing that is stored after it.
    long stored = log.last();
    if (cursor.seen() >= stored) {
      return IntakeResult.IDLE; // Asked first: taking the turn writes.
    }
    OptionalLong seen = cursor.tryTurn();
    if (seen.isEmpty()) {
      return IntakeResult.BUSY;
    }
    RuleIndex index =
        catalogue.of(rules.version(), () -> rules.active(rights.watching(Channel.signals())));
    if (index.isEmpty()) {
      cursor.moveTo(Math.max(seen.getAsLong(), stored));
      return IntakeResult.IDLE;
    }
    Instant now = Moments.now(clock);
    Instant oldest = now.minus(DeliveryTimes.SENT_WITHIN);
    List<NumberedSignal> events = log.briefly(seen.getAsLong(), BATCH);
    if (events.isEmpty()) {
      return IntakeResult.IDLE;
    }
    NumberedSignal last = events.get(events.size() - 1);
    if (events.size() == BATCH && last.at().isBefore(oldest)) {
      long tooOld = log.lastBefore(oldest);
      if (tooOld - seen.getAsLong() > MOST_READ) {
        passOver(seen.getAsLong(), tooOld);
        return IntakeResult.MORE;
      }
    }
    store(index, events, oldest, now);
    cursor.moveTo(last.seq());
    return events.size() == BATCH ? IntakeResult.MORE : IntakeResult.IDLE;
  }

  /** To read what cannot be sent any more would make what comes meanwhile too old as well. */
  private void passOver(long seen, long tooOld) {
    cursor.moveTo(tooOld);
    LOG.log(
        Level.WARNING,
        "event=notifications_passed_over signals={0} effect=\"nobody was told of them: they were"
            + " older than {1} s\"",
        tooOld - seen,
        DeliveryTimes.SENT_WITHIN.toSeconds());
  }

  private void store(RuleIndex index, List<NumberedSignal> events, Instant oldest, Instant now) {
    IntakePlan plan = new IntakePlan(index, configuration.limits(), oldest);
    Set<UUID> users = IntakePlan.users(index, events);
    if (users.isEmpty()) {
      return;
    }
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    deliveries.ofRulesSince(minute, users).forEach(plan::usedByRule);
    deliveries.ofUsersIn(minute, users).forEach(plan::usedByUser);
    plan.take(events);
    deliveries.add(plan.deliveries(), now);
    plan.ofUsers().forEach((user, many) -> deliveries.count(user, minute, many));
    deliveries.leaveOut(plan.leftOut(), minute, now);
    Map<DeliveryState, Long> counts = new HashMap<>();
    for (LeftOut each : plan.leftOut()) {
      counts.merge(each.state(), (long) each.many(), Long::sum);
    }
    counts.forEach(figures::count);
  }
}
