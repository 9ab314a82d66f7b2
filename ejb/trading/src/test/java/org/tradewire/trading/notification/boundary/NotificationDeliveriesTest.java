package org.tradewire.trading.notification.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.notification.NotificationFixture;
import org.tradewire.trading.notification.control.ClaimedDelivery;
import org.tradewire.trading.notification.entity.DeliveryEntry;
import org.tradewire.trading.notification.entity.DeliveryState;
import org.tradewire.trading.notification.entity.NotificationRule;
import org.tradewire.trading.notification.entity.UpkeepPlace;
import org.tradewire.trading.shared.webhook.WebhookAnswer;
import org.tradewire.trading.shared.webhook.WebhookOutcome;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.testing.TestDatabase;

/** Claims and what follows an attempt, on a real database. */
class NotificationDeliveriesTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Map<String, String> MANY =
      Map.of("rule-per-minute", "600", "user-per-minute", "5000");

  private final NotificationNode.Time time = new NotificationNode.Time();
  private final NotificationNode first = new NotificationNode(DATABASE, time, MANY);
  private final NotificationNode second = new NotificationNode(DATABASE, time, MANY);
  private Caller user;
  private Caller other;
  private NotificationRule rule;

  @BeforeEach
  void empty() throws SQLException {
    NotificationNode.empty(DATABASE);
    user = NotificationNode.user(DATABASE, "user");
    other = NotificationNode.user(DATABASE, "other");
    rule = first.add(user, NotificationFixture.settings());
  }

  @Test
  void shouldGiveADeliveryToOneOfManyWhoAsk() throws Exception {
    tell(40);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<UUID> claimed = new ArrayList<>();
    try {
      List<Callable<List<UUID>>> work = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        NotificationNode node = i % 2 == 0 ? first : second;
        work.add(() -> claimAll(node));
      }
      for (Future<List<UUID>> each : threads.invokeAll(work)) {
        claimed.addAll(each.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(claimed).doesNotHaveDuplicates().hasSize(40);
  }

  private static List<UUID> claimAll(NotificationNode node) {
    List<UUID> ids = new ArrayList<>();
    for (Optional<ClaimedDelivery> next = node.claim(); next.isPresent(); next = node.claim()) {
      ids.add(next.get().delivery().id());
    }
    return ids;
  }

  @Test
  void shouldSendTheSameOnceMoreAfterANodeHasEnded() {
    tell(1);
    ClaimedDelivery lost = first.claim().orElseThrow();
    assertThat(second.claim()).isEmpty();

    time.is(SignalFixture.NOW.plusSeconds(30));
    ClaimedDelivery again = second.claim().orElseThrow();
    assertThat(again.delivery().id()).isEqualTo(lost.delivery().id());
    assertThat(again.delivery().body()).isEqualTo(lost.delivery().body());

    // Whoever was thought to be gone and is not notes nothing.
    first.ended(lost, answer(WebhookOutcome.FAILED, 500));
    assertThat(get().health().failuresInARow()).isZero();
    second.ended(again, answer(WebhookOutcome.DELIVERED, 200));
    assertThat(entry().state()).isEqualTo(DeliveryState.SENT);
    assertThat(entry().attempts()).isEqualTo(1);
    assertThat(second.figures().counts().sent()).isEqualTo(1);
  }

  @Test
  void shouldTryAgainLaterWithTheSameId() {
    tell(1);
    ClaimedDelivery claimed = first.claim().orElseThrow();

    first.ended(claimed, answer(WebhookOutcome.FAILED, 500));

    DeliveryEntry waiting = entry();
    assertThat(waiting.state()).isEqualTo(DeliveryState.DUE);
    assertThat(waiting.attempts()).isEqualTo(1);
    assertThat(waiting.status()).isEqualTo(500);
    assertThat(waiting.nextAt())
        .isBetween(SignalFixture.NOW.plusMillis(1_000), SignalFixture.NOW.plusMillis(2_000));
    assertThat(second.claim()).isEmpty();
    time.is(waiting.nextAt());
    assertThat(second.claim().orElseThrow().delivery().id()).isEqualTo(claimed.delivery().id());
  }

  @Test
  void shouldGiveUpAfterSevenAttempts() {
    tell(1);
    Set<UUID> ids = new HashSet<>();
    for (int attempt = 1; attempt <= 7; attempt++) {
      ClaimedDelivery claimed = first.claim().orElseThrow();
      ids.add(claimed.delivery().id());
      first.ended(claimed, answer(WebhookOutcome.FAILED, 503));
      if (entry().nextAt() != null) {
        time.is(entry().nextAt());
      }
    }

    assertThat(ids).hasSize(1);
    assertThat(entry().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(entry().attempts()).isEqualTo(7);
    assertThat(first.claim()).isEmpty();
  }

  @Test
  void shouldGiveUpAtOnceWhatAReceiverDoesNotTake() {
    tell(1);
    first.ended(first.claim().orElseThrow(), answer(WebhookOutcome.REFUSED, 410));

    assertThat(entry().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(get().health().failuresInARow()).isEqualTo(1);
  }

  @Test
  void shouldPauseARuleAfterTwentyFailuresUntilItIsResumed() {
    tell(25);
    for (int i = 0; i < 20; i++) {
      assertThat(get().health().isPaused()).isFalse();
      first.ended(first.claim().orElseThrow(), answer(WebhookOutcome.FAILED, 500));
    }

    assertThat(get().health().pausedAt()).isEqualTo(SignalFixture.NOW);
    assertThat(get().health().failuresInARow()).isEqualTo(20);
    assertThat(first.figures().counts().paused()).isEqualTo(1);
    assertThat(second.claim()).isEmpty();
    first.store(SignalFixture.buy("while-paused"));
    second.look();
    assertThat(first.log(user)).hasSize(25);

    first.rules(each -> each.resume(user, rule.id()));

    assertThat(get().health().isPaused()).isFalse();
    // Those that were not tried yet, and the one whose failure was the last.
    assertThat(claimAll(second)).hasSize(6);
    first.store(SignalFixture.buy("after"));
    second.look();
    assertThat(first.log(user)).hasSize(26);
  }

  @Test
  void shouldForgetFailuresWhenOneArrives() {
    tell(3);
    first.ended(first.claim().orElseThrow(), answer(WebhookOutcome.FAILED, 500));
    first.ended(first.claim().orElseThrow(), answer(WebhookOutcome.FAILED, 500));
    assertThat(get().health().failuresInARow()).isEqualTo(2);

    first.ended(first.claim().orElseThrow(), answer(WebhookOutcome.DELIVERED, 204));

    assertThat(get().health().failuresInARow()).isZero();
  }

  @Test
  void shouldServeWhoWasNotServedLatelyFirst() {
    tell(5);
    first.add(other, NotificationFixture.settings());
    time.is(SignalFixture.NOW.plusSeconds(1));
    first.store(SignalFixture.buy("late"));
    first.look();

    ClaimedDelivery next = first.claim(List.of(), List.of(), List.of(user.id())).orElseThrow();
    assertThat(next.userId()).isEqualTo(other.id());
    assertThat(first.claim(List.of(user.id()), List.of(), List.of())).isEmpty();
    assertThat(first.claim(List.of(), List.of(next.host()), List.of())).isEmpty();
    assertThat(first.claim(List.of(), List.of(), List.of(user.id(), other.id()))).isPresent();
  }

  @Test
  void shouldNotSendWhatIsTooOld() {
    tell(2);
    time.is(SignalFixture.NOW.plus(Duration.ofMinutes(10)).plusMillis(1));
    assertThat(first.claim()).isEmpty();

    time.is(SignalFixture.NOW.plus(Duration.ofMinutes(11)).plusMillis(1));
    first.expire();

    assertThat(first.log(user))
        .extracting(DeliveryEntry::state)
        .containsOnly(DeliveryState.EXPIRED);
    assertThat(first.figures().counts().expired()).isEqualTo(2);
  }

  @Test
  void shouldMeasureWhatWaits() {
    tell(3);
    time.is(SignalFixture.NOW.plusSeconds(90));

    first.expire();

    assertThat(first.figures().counts().waiting()).isEqualTo(3);
    assertThat(first.figures().counts().oldestSeconds()).isEqualTo(90);
  }

  @Test
  void shouldKeepTheNewestLinesOfARuleAndThoseThatWait() throws SQLException {
    tell(2);
    first.ended(first.claim().orElseThrow(), answer(WebhookOutcome.DELIVERED, 200));
    DATABASE.execute(
        "INSERT INTO notification_delivery (id, rule_id, user_id, created_at, state, what, many,"
            + " host, attempts, status, took_ms) SELECT gen_random_uuid(), '"
            + rule.id()
            + "', '"
            + user.id()
            + "', TIMESTAMPTZ '2026-05-30 00:00:00Z' + i * INTERVAL '1 second', 'sent', 'test', 1,"
            + " 'h', 1, 200, 1 FROM generate_series(1, 1200) AS i");

    assertThat(first.of(each -> each.trim(UpkeepPlace.BEGIN)).more()).isFalse();
    assertThat(count()).isEqualTo(1_001);
    Instant before = Instant.parse("2026-05-31T00:00:00Z");
    assertThat(first.of(each -> each.forget(before, UpkeepPlace.BEGIN)).more()).isFalse();
    assertThat(count()).isEqualTo(2);
  }

  /** However many deliveries there are: what is read of them is what is looked for. */
  @Test
  void shouldGoThroughAllRulesByIndex() throws SQLException {
    DATABASE.execute(
        "INSERT INTO notification_rule (id, user_id, name, enabled, events, browser, webhook,"
            + " secret, failures, version, created_at, changed_at) SELECT gen_random_uuid(),"
            + " user_id, name, enabled, events, browser, webhook, secret, 0, 1, created_at,"
            + " changed_at FROM notification_rule, generate_series(1, 249)");
    // Of every tenth rule more than are kept, of the others a few.
    DATABASE.execute(
        "INSERT INTO notification_delivery (id, rule_id, user_id, created_at, state, what, many,"
            + " host, attempts, status, took_ms) SELECT gen_random_uuid(), r.id, r.user_id,"
            + " TIMESTAMPTZ '2026-05-30 00:00:00Z' + i / 7 * INTERVAL '1 second', 'sent', 'test',"
            + " 1, 'h', 1, 200, 1 FROM (SELECT id, user_id, row_number() OVER (ORDER BY id) AS n"
            + " FROM notification_rule) r, generate_series(1, 2200) AS i"
            + " WHERE i <= CASE WHEN n % 10 = 0 THEN 2200 ELSE 3 END");
    DATABASE.execute("ANALYZE notification_delivery");

    assertThat(goThrough((part, place) -> part.trim(place))).isEqualTo(8);
    assertThat(count()).isEqualTo(25 * 1_000 + 225 * 3);

    Instant before = Instant.parse("2026-05-31T00:00:00Z");
    assertThat(goThrough((part, place) -> part.forget(before, place))).isEqualTo(8);
    assertThat(count()).isZero();
  }

  /** How many parts there were; none of them may read the table as a whole. */
  private int goThrough(BiFunction<NotificationDeliveries, UpkeepPlace, UpkeepPlace> part) {
    UpkeepPlace place = UpkeepPlace.BEGIN;
    int parts = 0;
    while (place.more()) {
      UpkeepPlace from = place;
      place =
          DATABASE.inTransaction(
              em -> {
                UpkeepPlace to = part.apply(first.deliveries(em), from);
                assertThat(readInOrder(em)).isZero();
                return to;
              });
      parts++;
    }
    return parts;
  }

  /** Rows of the table that this transaction has read without an index. */
  private static long readInOrder(EntityManager em) {
    return (Long)
        em.createNativeQuery(
                "SELECT seq_tup_read FROM pg_stat_xact_user_tables"
                    + " WHERE relname = 'notification_delivery'",
                Long.class)
            .getSingleResult();
  }

  private long count() {
    return DATABASE.inTransaction(
        em ->
            (Long)
                em.createNativeQuery("SELECT count(*) FROM notification_delivery", Long.class)
                    .getSingleResult());
  }

  private void tell(int signals) {
    for (int i = 0; i < signals; i++) {
      first.store(SignalFixture.buy("s" + i));
    }
    first.look();
  }

  private NotificationRule get() {
    return first.get(user, rule.id());
  }

  private DeliveryEntry entry() {
    return first.log(user).get(0);
  }

  private static WebhookAnswer answer(WebhookOutcome outcome, int status) {
    return new WebhookAnswer(
        outcome, status, Duration.ofMillis(12), Duration.ZERO, "answered " + status, "");
  }
}
