package org.tradewire.trading.alert.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.account.entity.AccountRefusal;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.alert.entity.Alert;
import org.tradewire.trading.alert.entity.AlertCategory;
import org.tradewire.trading.alert.entity.AlertDraft;
import org.tradewire.trading.alert.entity.AlertDraft.Pace;
import org.tradewire.trading.alert.entity.AlertQuestion;
import org.tradewire.trading.alert.entity.AlertRefusal;
import org.tradewire.trading.alert.entity.AlertSeverity;
import org.tradewire.trading.alert.entity.AlertSight;
import org.tradewire.trading.alert.entity.AlertState;
import org.tradewire.trading.alert.entity.RaiseResult;
import org.tradewire.trading.alert.entity.RaiseResult.Outcome;
import org.tradewire.trading.outbox.entity.UnnumberedMessage;
import org.tradewire.trading.testing.Refused;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

class AlertsTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Instant MORNING = Instant.parse("2026-03-16T08:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final UUID OWNER = UUID.randomUUID();
  private static final Caller DEALER = caller("dealer");
  private static final Caller MONITOR = caller("monitor");
  private static final Caller TRADER = caller("trader");

  private final SettableClock clock = new SettableClock(MORNING);

  @BeforeEach
  void empty() throws SQLException {
    DATABASE.execute("DELETE FROM alert");
    DATABASE.execute("DELETE FROM outbox_unnumbered");
  }

  @Test
  void shouldRaiseOnceAndCountWhileItStands() {
    assertThat(raise(warning("a"))).isEqualTo(Outcome.RAISED);
    assertThat(raise(warning("a"))).isEqualTo(Outcome.COUNTED);
    clock.advance(HOUR.multipliedBy(3));
    assertThat(raise(warning("a"))).isEqualTo(Outcome.COUNTED);

    assertThat(all())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.occurrences()).isEqualTo(3);
              assertThat(alert.raisedAt()).isEqualTo(MORNING);
              assertThat(alert.lastAt()).isEqualTo(MORNING.plus(HOUR.multipliedBy(3)));
            });
    assertThat(told("alerts")).isEqualTo(1);
  }

  @Test
  void shouldBecomeGraverAtOnceAndAskWhoeverTookCareAnew() {
    raise(warning("a"));
    UUID id = all().get(0).id();
    with(alerts -> alerts.acknowledge(DEALER, id));

    assertThat(raise(draft("a", AlertSeverity.CRITICAL))).isEqualTo(Outcome.ESCALATED);

    assertThat(all())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.severity()).isEqualTo(AlertSeverity.CRITICAL);
              assertThat(alert.state()).isEqualTo(AlertState.ACTIVE);
              assertThat(alert.acknowledgedBy()).isNull();
            });
    assertThat(raise(warning("a"))).isEqualTo(Outcome.COUNTED);
    assertThat(all().get(0).severity()).isEqualTo(AlertSeverity.CRITICAL);
  }

  @Test
  void shouldHoldBackWithinTheCooldownFromItsRaising() {
    raise(warning("a"));
    clock.advance(Duration.ofMinutes(50));
    resolve("a");

    RaiseResult early = result(warning("a"));
    assertThat(early).isEqualTo(new RaiseResult(Outcome.HELD_BACK, MORNING.plus(HOUR)));
    clock.set(early.againAt());
    assertThat(raise(warning("a"))).isEqualTo(Outcome.RAISED);
    assertThat(all()).hasSize(2);
  }

  @Test
  void shouldNotHoldBackWhatIsGraverThanTheOneThatIsOver() {
    raise(warning("a"));
    resolve("a");
    clock.advance(Duration.ofMinutes(2));

    assertThat(raise(warning("a"))).isEqualTo(Outcome.HELD_BACK);
    assertThat(raise(draft("a", AlertSeverity.CRITICAL))).isEqualTo(Outcome.RAISED);
  }

  @Test
  void shouldCountWhatSomebodyTookCareOfWhereTheDayIsFull() {
    raise(warning("a"));
    UUID first = all().get(0).id();
    with(alerts -> alerts.acknowledge(DEALER, first));
    raise(warning("b"));
    raise(warning("c"));
    clock.advance(HOUR.multipliedBy(2));

    assertThat(raise(warning("a"))).isEqualTo(Outcome.COUNTED);
    resolve("a");

    assertThat(all())
        .filteredOn(each -> each.id().equals(first))
        .extracting(Alert::state)
        .containsExactly(AlertState.RESOLVED);
  }

  @Test
  void shouldRaiseANewOneAfterTheCooldownWhereSomebodyTookCare() {
    raise(warning("a"));
    UUID first = all().get(0).id();
    with(alerts -> alerts.acknowledge(DEALER, first));

    clock.advance(Duration.ofMinutes(59));
    assertThat(raise(warning("a"))).isEqualTo(Outcome.COUNTED);
    clock.advance(Duration.ofMinutes(1));
    assertThat(raise(warning("a"))).isEqualTo(Outcome.RAISED);

    assertThat(all())
        .extracting(Alert::state)
        .containsExactly(AlertState.ACTIVE, AlertState.RESOLVED);
  }

  @Test
  void shouldRaiseNoMoreThanADaysNumberOfAGroupAndBeginAnewAtMidnight() {
    List<RaiseResult> results =
        raising(
            alerts ->
                alerts.raise(List.of(warning("a"), warning("b"), warning("c"), warning("d"))));

    assertThat(results)
        .extracting(RaiseResult::outcome)
        .containsExactly(Outcome.RAISED, Outcome.RAISED, Outcome.RAISED, Outcome.HELD_BACK);
    assertThat(results.get(3).againAt()).isEqualTo(Instant.parse("2026-03-17T00:00:00Z"));
    assertThat(raise(draft("other", "x", AlertSeverity.INFO))).isEqualTo(Outcome.RAISED);
    clock.set(Instant.parse("2026-03-16T23:59:59Z"));
    assertThat(raise(warning("e"))).isEqualTo(Outcome.HELD_BACK);
    clock.set(Instant.parse("2026-03-17T00:00:00Z"));
    assertThat(raise(warning("e"))).isEqualTo(Outcome.RAISED);
  }

  @Test
  void shouldRaiseACriticalThoughTheDayIsFullOfMildOnes() {
    raise(warning("a"));
    raise(warning("b"));
    raise(warning("c"));
    assertThat(raise(draft("d", AlertSeverity.ERROR))).isEqualTo(Outcome.HELD_BACK);

    assertThat(raise(draft("d", AlertSeverity.CRITICAL))).isEqualTo(Outcome.RAISED);
    assertThat(raise(draft("e", AlertSeverity.CRITICAL))).isEqualTo(Outcome.RAISED);
    resolve("e");
    assertThat(raise(draft("e", AlertSeverity.CRITICAL)))
        .as("cooldown")
        .isEqualTo(Outcome.HELD_BACK);
    assertThat(raise(warning("f"))).isEqualTo(Outcome.HELD_BACK);
  }

  @Test
  void shouldRaiseOnceWhereManyNodesFindTheSame() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      Callable<Outcome> node = () -> raise(warning("a"));
      List<Future<Outcome>> outcomes = nodes.invokeAll(Collections.nCopies(12, node));
      int raised = 0;
      for (Future<Outcome> each : outcomes) {
        raised += each.get() == Outcome.RAISED ? 1 : 0;
      }
      assertThat(raised).isEqualTo(1);
    } finally {
      nodes.shutdownNow();
    }
    assertThat(all()).singleElement().extracting(Alert::occurrences).isEqualTo(12);
  }

  @Test
  void shouldLoseNeitherACountNorAnAcknowledgementOfTheSameMoment() {
    raise(warning("a"));
    UUID id = all().get(0).id();

    DATABASE.doInTransaction(
        entityManager -> {
          // Read before the other node counted it.
          entityManager.find(Alert.class, id);
          assertThat(raise(warning("a"))).isEqualTo(Outcome.COUNTED);
          AlertFixture.alerts(entityManager, clock).acknowledge(DEALER, id);
        });

    assertThat(all())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.acknowledgedBy()).isEqualTo("dealer");
              assertThat(alert.occurrences()).isEqualTo(2);
            });
  }

  @Test
  void shouldTellThoseWhomItConcernsInTheSameTransaction() {
    raise(draft(AlertCategory.MARKET, null));
    raise(draft(AlertCategory.SYSTEM, null));
    raise(draft(AlertCategory.LP, null));
    raise(draft(AlertCategory.CHALLENGE, OWNER));
    raise(draft(AlertCategory.EXPOSURE, null));

    assertThat(told("alerts")).isEqualTo(5);
    assertThat(told("alerts:market")).isEqualTo(1);
    assertThat(told("alerts:monitor")).isEqualTo(2);
    assertThat(told("alerts:" + OWNER)).isEqualTo(1);
  }

  /** Traders hear that somebody takes care, and when; staff hears who. */
  @Test
  void shouldNameStaffToStaffAlone() {
    raise(draft(AlertCategory.MARKET, null));
    raise(draft(AlertCategory.SYSTEM, null));
    raise(draft(AlertCategory.CHALLENGE, OWNER));
    all().forEach(each -> with(alerts -> alerts.acknowledge(DEALER, each.id())));
    all().forEach(each -> with(alerts -> alerts.resolve(DEALER, each.id())));
    raise(warning("a"));
    raising(
        alerts -> {
          alerts.resolve("test", "g", Set.of("a"), "AlertsTest");
          return null;
        });

    for (String channel : List.of("alerts", "alerts:monitor")) {
      assertThat(texts(channel)).as(channel).anyMatch(each -> each.contains("dealer"));
    }
    for (String channel : List.of("alerts:market", "alerts:" + OWNER)) {
      assertThat(texts(channel))
          .as(channel)
          .noneMatch(each -> each.contains("dealer"))
          .anyMatch(each -> each.contains("\"acknowledgedAt\":\"2026"))
          .anyMatch(each -> each.contains("\"resolvedAt\":\"2026"));
    }
    assertThat(texts("alerts:market"))
        .as("what raised it is nobody")
        .anyMatch(each -> each.contains("\"resolvedBy\":\"AlertsTest\""));
    assertThat(AlertSight.of(TRADER).namesStaff()).isFalse();
    assertThat(AlertSight.of(MONITOR).namesStaff()).isTrue();
    assertThat(AlertSight.of(DEALER).namesStaff()).isTrue();
  }

  /** What a channel was told. */
  private List<String> texts(String channel) {
    return DATABASE.inTransaction(
        entityManager ->
            entityManager
                .createQuery(
                    "select m from UnnumberedMessage m where m.channel = :channel",
                    UnnumberedMessage.class)
                .setParameter("channel", channel)
                .getResultStream()
                .map(each -> new String(each.payload(), StandardCharsets.UTF_8))
                .toList());
  }

  @Test
  void shouldShowEachCallerWhatHisChannelsShow() {
    raise(draft(AlertCategory.MARKET, null));
    raise(draft(AlertCategory.SYSTEM, null));
    raise(draft(AlertCategory.CHALLENGE, OWNER));
    raise(draft(AlertCategory.EXPOSURE, null));

    assertThat(seenBy(DEALER)).hasSize(4);
    assertThat(seenBy(MONITOR))
        .containsExactlyInAnyOrder(AlertCategory.MARKET, AlertCategory.SYSTEM);
    assertThat(seenBy(TRADER)).containsExactly(AlertCategory.MARKET);
    assertThat(seenBy(new Caller(OWNER, "owner", Set.of("trader"))))
        .containsExactlyInAnyOrder(AlertCategory.MARKET, AlertCategory.CHALLENGE);
    assertThat(seenBy(caller("service"))).isEmpty();
  }

  @Test
  void shouldFindByStateCategorySeverityAndNumber() {
    raise(draft(AlertCategory.MARKET, null));
    raise(draft(AlertCategory.SYSTEM, null));
    raise(warning("a"));
    resolve("a");

    assertThat(find(new AlertQuestion(AlertState.RESOLVED, null, null, null, null, MORNING, 10)))
        .hasSize(1);
    assertThat(find(new AlertQuestion(null, AlertCategory.SYSTEM, null, null, null, MORNING, 10)))
        .hasSize(1);
    assertThat(find(new AlertQuestion(null, null, AlertSeverity.WARNING, "test", "g", MORNING, 10)))
        .hasSize(1);
    assertThat(find(new AlertQuestion(null, null, null, null, null, MORNING, 2))).hasSize(2);
    assertThat(find(new AlertQuestion(null, null, null, null, null, MORNING.plusMillis(1), 9)))
        .isEmpty();
  }

  @Test
  void shouldLetTheDeskTakeCareAndTheMonitorOfTheSystemAlone() {
    raise(draft(AlertCategory.MARKET, null));
    UUID market = all().get(0).id();
    raise(draft(AlertCategory.SYSTEM, null));
    UUID system =
        all().stream()
            .filter(each -> each.category() == AlertCategory.SYSTEM)
            .findFirst()
            .orElseThrow()
            .id();

    assertThatThrownBy(() -> with(alerts -> alerts.acknowledge(TRADER, market)))
        .is(Refused.as(AccountRefusal.NOT_PERMITTED));
    assertThatThrownBy(() -> with(alerts -> alerts.acknowledge(MONITOR, market)))
        .is(Refused.as(AccountRefusal.NOT_PERMITTED));
    assertThatThrownBy(() -> with(alerts -> alerts.resolve(TRADER, system)))
        .is(Refused.as(AlertRefusal.ALERT_NOT_FOUND));
    assertThat(with(alerts -> alerts.acknowledge(MONITOR, system)).acknowledgedBy())
        .isEqualTo("monitor");
    assertThat(with(alerts -> alerts.acknowledge(DEALER, system)).acknowledgedBy())
        .isEqualTo("monitor");
    assertThat(with(alerts -> alerts.resolve(DEALER, market)).resolvedBy()).isEqualTo("dealer");
    assertThatThrownBy(() -> with(alerts -> alerts.acknowledge(DEALER, market)))
        .is(Refused.as(AlertRefusal.ALERT_RESOLVED))
        .hasMessageContaining("dealer");
    assertThatThrownBy(() -> with(alerts -> alerts.resolve(DEALER, UUID.randomUUID())))
        .is(Refused.as(AlertRefusal.ALERT_NOT_FOUND));
  }

  @Test
  void shouldForgetWhatWasOverLongAgoAndNothingElse() {
    raise(warning("a"));
    raise(warning("b"));
    resolve("a");
    clock.advance(Duration.ofDays(91));
    raise(warning("c"));
    resolve("c");

    assertThat(raising(AlertRaising::forget)).isEqualTo(1);
    assertThat(all()).extracting(Alert::subject).containsExactly("c", "b");
  }

  private Outcome raise(AlertDraft draft) {
    return result(draft).outcome();
  }

  private RaiseResult result(AlertDraft draft) {
    return raising(alerts -> alerts.raise(List.of(draft))).get(0);
  }

  private void resolve(String subject) {
    raising(
        alerts -> {
          alerts.resolve("test", "g", Set.of(subject, "none"), "test");
          return null;
        });
  }

  private List<Alert> all() {
    return find(new AlertQuestion(null, null, null, null, null, Instant.EPOCH, 100));
  }

  private List<Alert> find(AlertQuestion question) {
    return with(alerts -> alerts.find(DEALER, question));
  }

  private List<AlertCategory> seenBy(Caller caller) {
    AlertQuestion question = new AlertQuestion(null, null, null, null, null, Instant.EPOCH, 100);
    return with(alerts -> alerts.find(caller, question)).stream().map(Alert::category).toList();
  }

  private <T> T with(Function<Alerts, T> work) {
    return DATABASE.inTransaction(
        entityManager -> work.apply(AlertFixture.alerts(entityManager, clock)));
  }

  private <T> T raising(Function<AlertRaising, T> work) {
    return DATABASE.inTransaction(
        entityManager -> work.apply(AlertFixture.raising(entityManager, clock)));
  }

  private long told(String channel) {
    return DATABASE.inTransaction(
        entityManager ->
            entityManager
                .createQuery(
                    "select count(m) from UnnumberedMessage m where m.channel = :channel",
                    Long.class)
                .setParameter("channel", channel)
                .getSingleResult());
  }

  private static AlertDraft warning(String subject) {
    return draft(subject, AlertSeverity.WARNING);
  }

  private static AlertDraft draft(String subject, AlertSeverity severity) {
    return draft("g", subject, severity);
  }

  private static AlertDraft draft(String group, String subject, AlertSeverity severity) {
    return draft(group, subject, severity, AlertCategory.MARKET, null);
  }

  private static AlertDraft draft(AlertCategory category, UUID user) {
    return draft(category.name(), category.name(), AlertSeverity.INFO, category, user);
  }

  private static AlertDraft draft(
      String group, String subject, AlertSeverity severity, AlertCategory category, UUID user) {
    return new AlertDraft(
        "test",
        subject,
        group,
        category,
        severity,
        "Something of " + subject,
        "It happened.",
        "AlertsTest",
        List.of("Look", "Act"),
        new BigDecimal("12.50"),
        null,
        user,
        new Pace(HOUR, 3));
  }

  private static Caller caller(String role) {
    return new Caller(UUID.randomUUID(), role, Set.of(role));
  }
}
