package org.tradewire.trading.notification.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.shared.webhook.DeliveryProgress;
import org.tradewire.trading.shared.webhook.WebhookAnswer;
import org.tradewire.trading.shared.webhook.WebhookDelivery;
import org.tradewire.trading.shared.webhook.WebhookOutcome;

/** Who is served while others answer slowly. */
class DeliverySendingTest {
  private static final UUID SLOW = UUID.randomUUID();
  private static final UUID QUICK = UUID.randomUUID();
  private static final String SLOW_HOST = "https://slow.example.com";
  private static final String QUICK_HOST = "https://quick.example.com";
  private static final long PATIENCE_S = 20;

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final CountDownLatch slowAnswers = new CountDownLatch(1);
  private final Waiting store = new Waiting();
  private final List<RuntimeException> failures = Collections.synchronizedList(new ArrayList<>());
  private final DeliverySending sending =
      new DeliverySending(4, threads, store, this::send, failures::add);

  @AfterEach
  void end() {
    slowAnswers.countDown();
    sending.close();
    threads.shutdownNow();
  }

  /** What waits in memory, in the order in which it is due. */
  private static final class Waiting implements DeliverySending.Store {
    private final Deque<ClaimedDelivery> due = new ArrayDeque<>();
    private final CountDownLatch quickOnes = new CountDownLatch(20);
    private final ConcurrentHashMap<UUID, Integer> ended = new ConcurrentHashMap<>();
    private RuntimeException away;

    @Override
    public synchronized Optional<ClaimedDelivery> claim(
        Collection<UUID> users, Collection<String> hosts, List<UUID> served) {
      Optional<ClaimedDelivery> next =
          due.stream()
              .filter(each -> !users.contains(each.userId()) && !hosts.contains(each.host()))
              .findFirst();
      next.ifPresent(due::remove);
      return next;
    }

    @Override
    public void ended(ClaimedDelivery claimed, WebhookAnswer answer) {
      if (away != null) {
        throw away;
      }
      ended.merge(claimed.userId(), 1, Integer::sum);
      if (claimed.userId().equals(QUICK)) {
        quickOnes.countDown();
      }
    }
  }

  @Test
  void shouldServeOthersWhileOneAnswersSlowly() throws InterruptedException {
    for (int i = 0; i < 50; i++) {
      store.due.add(claimed(SLOW, SLOW_HOST));
    }
    for (int i = 0; i < 20; i++) {
      store.due.add(claimed(QUICK, QUICK_HOST));
    }

    sending.wake();

    assertThat(store.quickOnes.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    assertThat(store.ended.get(SLOW)).isNull();
    assertThat(store.due).hasSizeGreaterThanOrEqualTo(49);
  }

  @Test
  void shouldServeOthersWhileOneHostAnswersSlowly() throws InterruptedException {
    for (int i = 0; i < 50; i++) {
      store.due.add(claimed(UUID.randomUUID(), SLOW_HOST));
    }
    for (int i = 0; i < 20; i++) {
      store.due.add(claimed(QUICK, QUICK_HOST));
    }

    sending.wake();

    assertThat(store.quickOnes.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    assertThat(store.due).hasSizeGreaterThanOrEqualTo(48);
  }

  @Test
  void shouldKeepTheSeatOfAnAttemptThatRunsOnAfterItWasGivenUp() throws InterruptedException {
    List<Runnable> runningOn = Collections.synchronizedList(new ArrayList<>());
    DeliverySending givingUp =
        new DeliverySending(
            4,
            threads,
            store,
            (delivery, over) -> {
              runningOn.add(over);
              return answered();
            },
            failures::add);
    store.due.add(claimed(SLOW, SLOW_HOST));
    store.due.add(claimed(SLOW, SLOW_HOST));
    store.due.add(claimed(QUICK, QUICK_HOST));

    givingUp.wake();
    await().until(() -> store.ended.containsKey(QUICK));

    assertThat(store.ended.get(SLOW)).isEqualTo(1);
    runningOn.get(0).run();
    await()
        .until(
            () -> {
              givingUp.wake();
              return store.ended.get(SLOW) == 2;
            });
  }

  @Test
  void shouldGoOnAfterTheDatabaseWasAway() throws InterruptedException {
    store.away = new IllegalStateException("away");
    store.due.add(claimed(QUICK, QUICK_HOST));
    sending.wake();
    await().until(() -> !failures.isEmpty());

    store.away = null;
    for (int i = 0; i < 20; i++) {
      store.due.add(claimed(QUICK, QUICK_HOST));
    }
    await()
        .until(
            () -> {
              sending.wake();
              return store.quickOnes.getCount() == 0;
            });
  }

  @Test
  void shouldBeginNothingWhenItIsClosedOrNobodyRunsIt() {
    store.due.add(claimed(QUICK, QUICK_HOST));
    DeliverySending nobody =
        new DeliverySending(
            1,
            task -> {
              throw new RejectedExecutionException();
            },
            store,
            this::send,
            failures::add);
    nobody.wake();
    nobody.wake();

    DeliverySending closed =
        new DeliverySending(1, Runnable::run, store, this::send, failures::add);
    closed.close();
    closed.wake();

    assertThat(store.due).hasSize(1);
  }

  @Test
  void shouldRememberWhoWasServedLately() {
    SenderSeats seats = new SenderSeats(1);
    ClaimedDelivery slow = claimed(SLOW, SLOW_HOST);
    ClaimedDelivery quick = claimed(QUICK, QUICK_HOST);
    seats.take(slow);
    seats.take(quick);
    seats.leave(slow);
    seats.take(slow);

    assertThat(seats.served()).containsExactly(QUICK, SLOW);
    assertThat(seats.fullUsers()).containsExactlyInAnyOrder(SLOW, QUICK);
    seats.leave(slow);
    seats.leave(quick);
    assertThat(seats.fullUsers()).isEmpty();
    assertThat(seats.fullHosts()).isEmpty();
  }

  private WebhookAnswer send(WebhookDelivery delivery, Runnable over) {
    if (delivery.address().startsWith(SLOW_HOST)) {
      try {
        slowAnswers.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    over.run();
    return answered();
  }

  private static WebhookAnswer answered() {
    return new WebhookAnswer(
        WebhookOutcome.DELIVERED, 200, Duration.ofMillis(1), Duration.ZERO, "answered 200", "");
  }

  private static ClaimedDelivery claimed(UUID user, String host) {
    return new ClaimedDelivery(
        UUID.randomUUID(),
        user,
        host,
        new WebhookDelivery(
            UUID.randomUUID(),
            host + "/",
            "{}",
            StoredSecrets.of("whsec_0123456789abcdef0123456789")),
        DeliveryProgress.NEW,
        Instant.EPOCH);
  }
}
