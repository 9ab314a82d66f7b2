package org.tradewire.trading.notification.boundary;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.tradewire.trading.account.boundary.ChannelRights;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.audit.boundary.AuditFixture;
import org.tradewire.trading.notification.control.ClaimRepository;
import org.tradewire.trading.notification.control.ClaimedDelivery;
import org.tradewire.trading.notification.control.DeliveryRepository;
import org.tradewire.trading.notification.control.DeliverySending;
import org.tradewire.trading.notification.control.NotificationConfiguration;
import org.tradewire.trading.notification.control.NotificationConfigurationFixture;
import org.tradewire.trading.notification.control.NotificationCursor;
import org.tradewire.trading.notification.control.NotificationFigures;
import org.tradewire.trading.notification.control.RuleCatalogue;
import org.tradewire.trading.notification.control.RuleRepository;
import org.tradewire.trading.notification.entity.DeliveryEntry;
import org.tradewire.trading.notification.entity.DeliveryQuestion;
import org.tradewire.trading.notification.entity.IntakeResult;
import org.tradewire.trading.notification.entity.NotificationRule;
import org.tradewire.trading.notification.entity.RuleSettings;
import org.tradewire.trading.shared.webhook.WebhookAnswer;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.boundary.SignalLog;
import org.tradewire.trading.signal.boundary.SignalWriter;
import org.tradewire.trading.signal.control.SeriesDays;
import org.tradewire.trading.signal.control.SignalLogRepository;
import org.tradewire.trading.signal.control.SignalRepository;
import org.tradewire.trading.signal.control.SignalTail;
import org.tradewire.trading.signal.control.outcome.SignalStatisticsRepository;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.testing.TestDatabase;

/** What a node does with notifications, each call in a transaction of a real database. */
final class NotificationNode implements DeliverySending.Store {

  private final TestDatabase database;
  private final NotificationConfiguration configuration;
  private final RuleCatalogue catalogue = new RuleCatalogue();
  private final NotificationFigures figures = new NotificationFigures();
  private final Time time;

  /** A clock that stands until it is moved; the same for all nodes of a test. */
  static final class Time extends Clock {
    private volatile Instant now = SignalFixture.NOW;

    void is(Instant instant) {
      now = instant;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  NotificationNode(TestDatabase database, Time time, Map<String, String> keys) {
    this.database = database;
    this.time = time;
    configuration = NotificationConfigurationFixture.of(keys);
  }

  /** Nothing is there but the days of signals. */
  static void empty(TestDatabase database) throws SQLException {
    for (String table :
        List.of(
            "notification_rule",
            "user_account",
            "signal",
            "signal_event",
            "signal_counter",
            "signal_made")) {
      database.execute("DELETE FROM " + table);
    }
    database.execute("UPDATE notification_cursor SET seen = 0");
    database.doInTransaction(
        em -> {
          SeriesDays days = new SeriesDays(em);
          LocalDate day = LocalDate.ofInstant(SignalFixture.NOW, ZoneOffset.UTC);
          for (int i = -1; i <= 1; i++) {
            days.add(SeriesDays.SIGNALS, day.plusDays(i));
            days.add(SeriesDays.EVENTS, day.plusDays(i));
          }
        });
  }

  /** A user who is stored. */
  static Caller user(TestDatabase database, String name) throws SQLException {
    UUID id = UUID.randomUUID();
    database.execute(
        "INSERT INTO user_account (id, username, password_hash, created_at, updated_at) VALUES ('"
            + id
            + "', '"
            + name
            + "', '$argon2id$none', now(), now())");
    database.execute("INSERT INTO user_role (user_id, role) VALUES ('" + id + "', 'trader')");
    return new Caller(id, name, Set.of("trader"));
  }

  /** Stores signals that are told now. */
  void store(Signal... signals) {
    database.doInTransaction(
        em ->
            new SignalWriter(
                    new SignalRepository(em),
                    new SignalLogRepository(em),
                    new SignalStatisticsRepository(em),
                    new SeriesDays(em),
                    time)
                .write(SignalFixture.prepared(signals)));
  }

  /** Looks through the log until nothing is left. */
  void look() {
    while (take() == IntakeResult.MORE) {
      // The next part.
    }
  }

  /** Looks at a part of the log. */
  IntakeResult take() {
    return database.inTransaction(em -> intake(em).take());
  }

  /** For who brings a transaction. */
  NotificationIntake intake(EntityManager em) {
    return intake(em, new RuleRepository(em));
  }

  /** The same, with rules that are read otherwise. */
  NotificationIntake intake(EntityManager em, RuleRepository rules) {
    return new NotificationIntake(
        new NotificationCursor(em),
        rules,
        new DeliveryRepository(em),
        catalogue,
        new SignalLog(new SignalLogRepository(em), new SignalTail()),
        figures,
        configuration,
        new ChannelRights(),
        time);
  }

  @Override
  public Optional<ClaimedDelivery> claim(
      Collection<UUID> users, Collection<String> hosts, List<UUID> served) {
    return of(each -> each.claim(users, hosts, served));
  }

  /** Whatever is due first. */
  Optional<ClaimedDelivery> claim() {
    return claim(List.of(), List.of(), List.of());
  }

  @Override
  public void ended(ClaimedDelivery claimed, WebhookAnswer answer) {
    of(
        each -> {
          each.ended(claimed, answer);
          return null;
        });
  }

  void expire() {
    of(
        each -> {
          each.expire();
          each.measure();
          return null;
        });
  }

  <T> T of(Function<NotificationDeliveries, T> work) {
    return database.inTransaction(em -> work.apply(deliveries(em)));
  }

  /** For who brings a transaction. */
  NotificationDeliveries deliveries(EntityManager em) {
    return new NotificationDeliveries(
        new ClaimRepository(em),
        new DeliveryRepository(em),
        new RuleRepository(em),
        figures,
        new ChannelRights(),
        time);
  }

  <T> T rules(Function<NotificationRules, T> work) {
    return database.inTransaction(
        em ->
            work.apply(
                new NotificationRules(
                    new RuleRepository(em),
                    new ClaimRepository(em),
                    new DeliveryRepository(em),
                    configuration,
                    new ChannelRights(),
                    AuditFixture.log(em, time),
                    time)));
  }

  NotificationRule add(Caller caller, RuleSettings settings) {
    return rules(each -> each.add(caller, UUID.randomUUID(), settings)).rule();
  }

  NotificationRule get(Caller caller, UUID rule) {
    return rules(each -> each.get(caller, rule));
  }

  List<NotificationRule> all(Caller caller) {
    return rules(each -> each.all(caller));
  }

  List<DeliveryEntry> log(Caller caller, UUID rule) {
    return rules(each -> each.deliveries(caller, new DeliveryQuestion(rule, null, null, null, 10)));
  }

  /** A user's log, the newest first. */
  List<DeliveryEntry> log(Caller caller) {
    return rules(
        each -> each.deliveries(caller, new DeliveryQuestion(null, null, null, null, 500)));
  }

  NotificationFigures figures() {
    return figures;
  }
}
