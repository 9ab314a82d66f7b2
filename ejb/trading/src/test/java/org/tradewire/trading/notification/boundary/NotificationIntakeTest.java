package org.tradewire.trading.notification.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.notification.NotificationFixture;
import org.tradewire.trading.notification.control.RuleRepository;
import org.tradewire.trading.notification.entity.DeliveryEntry;
import org.tradewire.trading.notification.entity.DeliveryState;
import org.tradewire.trading.notification.entity.IntakeResult;
import org.tradewire.trading.notification.entity.NotificationRule;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalHappening;
import org.tradewire.trading.testing.TestDatabase;

/** From the log of signals to deliveries, on a real database: none is lost, none comes twice. */
class NotificationIntakeTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private final NotificationNode.Time time = new NotificationNode.Time();
  private final NotificationNode first = node();
  private final NotificationNode second = node();
  private Caller user;

  @BeforeEach
  void empty() throws SQLException {
    NotificationNode.empty(DATABASE);
    user = NotificationNode.user(DATABASE, "user");
  }

  private NotificationNode node() {
    return new NotificationNode(
        DATABASE, time, Map.of("rule-per-minute", "600", "user-per-minute", "5000"));
  }

  @Test
  void shouldStoreADeliveryForEachEventOfARule() {
    first.add(
        user,
        NotificationFixture.settings(
            NotificationFixture.confident("0.8"), SignalHappening.CREATED));
    first.store(
        SignalFixture.buy("a"),
        SignalFixture.of("b", SignalFixture.NOW, "ETH-USDT", "0.5"),
        SignalFixture.neutral("n"));

    first.look();

    assertThat(first.log(user))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.signal().id()).isEqualTo("a");
              assertThat(entry.event()).isEqualTo("created");
              assertThat(entry.state()).isEqualTo(DeliveryState.DUE);
              assertThat(entry.host()).isEqualTo("https://hooks.example.com");
              assertThat(entry.symbol()).isEqualTo("BTC-USDT");
            });
  }

  @Test
  void shouldTellNobodyWhoseRolesWereWithdrawn() throws SQLException {
    first.add(user, NotificationFixture.settings());
    first.store(SignalFixture.buy("before"));
    first.look();
    DATABASE.execute("DELETE FROM user_role");
    first.store(SignalFixture.buy("after"));

    first.look();

    assertThat(first.claim()).isEmpty();
    assertThat(first.log(user)).extracting(each -> each.signal().id()).containsExactly("before");

    DATABASE.execute("INSERT INTO user_role SELECT id, 'service' FROM user_account");
    first.store(SignalFixture.buy("service"));
    first.look();
    assertThat(first.claim()).isEmpty();

    DATABASE.execute("INSERT INTO user_role SELECT id, 'risk' FROM user_account");
    first.store(SignalFixture.buy("again"));
    first.look();
    assertThat(first.claim()).isPresent();
    assertThat(first.log(user)).hasSize(2);
  }

  @Test
  void shouldLimitAUserWhoRemovesRulesAndMakesOthers() {
    NotificationNode node = new NotificationNode(DATABASE, time, Map.of("user-per-minute", "3"));
    for (int round = 0; round < 2; round++) {
      NotificationRule rule = node.add(user, NotificationFixture.settings());
      node.store(SignalFixture.buy(round + "a"), SignalFixture.buy(round + "b"));
      node.look();
      assertThat(node.log(user).stream().filter(each -> each.state() == DeliveryState.DUE))
          .hasSize(round == 0 ? 2 : 1);
      node.rules(
          each -> {
            each.remove(user, rule.id());
            return null;
          });
    }

    time.is(SignalFixture.NOW.plusSeconds(60));
    node.add(user, NotificationFixture.settings());
    node.store(SignalFixture.buy("c"), SignalFixture.buy("d"));
    node.look();
    assertThat(node.log(user).stream().filter(each -> each.state() == DeliveryState.DUE))
        .hasSize(2);
  }

  @Test
  void shouldMissNothingOfTheFirstRuleThatIsMadeMeanwhile() {
    first.store(SignalFixture.buy("before"));

    DATABASE.doInTransaction(
        em ->
            first
                .intake(
                    em,
                    new RuleRepository(em) {
                      @Override
                      public List<NotificationRule> active(Set<Role> roles) {
                        List<NotificationRule> read = super.active(roles);
                        second.add(user, NotificationFixture.settings());
                        second.store(SignalFixture.buy("after"));
                        return read;
                      }
                    })
                .take());
    first.look();

    assertThat(first.log(user)).extracting(each -> each.signal().id()).containsExactly("after");
  }

  @Test
  void shouldLookAtEachEventOnce() {
    first.add(user, NotificationFixture.settings());
    first.store(SignalFixture.buy("a"));

    first.look();
    second.look();
    first.look();

    assertThat(first.log(user)).hasSize(1);
  }

  @Test
  void shouldStoreNothingWhereItIsNotCommitted() {
    first.add(user, NotificationFixture.settings());
    first.store(SignalFixture.buy("a"));

    assertThatThrownBy(
            () ->
                DATABASE.doInTransaction(
                    em -> {
                      first.intake(em).take();
                      throw new IllegalStateException("killed");
                    }))
        .hasMessage("killed");
    assertThat(first.log(user)).isEmpty();

    second.look();
    assertThat(second.log(user)).hasSize(1);
  }

  @Test
  void shouldLetOneNodeLookAtATime() {
    first.add(user, NotificationFixture.settings());
    first.store(SignalFixture.buy("a"));

    IntakeResult meanwhile =
        DATABASE.inTransaction(
            em -> {
              first.intake(em).take();
              return second.take();
            });

    assertThat(meanwhile).isEqualTo(IntakeResult.BUSY);
    assertThat(first.log(user)).hasSize(1);
  }

  @Test
  void shouldLoseAndDoubleNothingWhenNodesLookWhileSignalsAreStored() throws Exception {
    first.add(user, NotificationFixture.settings());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Void>> work = new ArrayList<>();
      for (int writer = 0; writer < 2; writer++) {
        String name = "w" + writer + "-";
        work.add(
            () -> {
              for (int i = 0; i < 50; i++) {
                first.store(SignalFixture.buy(name + i));
              }
              return null;
            });
      }
      for (NotificationNode node : List.of(first, second)) {
        work.add(
            () -> {
              for (int i = 0; i < 100; i++) {
                node.look();
              }
              return null;
            });
      }
      for (Future<Void> each : threads.invokeAll(work)) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    first.look();

    assertThat(first.log(user).stream().map(each -> each.signal().id()))
        .doesNotHaveDuplicates()
        .hasSize(100);
  }

  @Test
  void shouldKnowARuleOnEveryNodeAsSoonAsItIsStored() {
    second.store(SignalFixture.buy("before"));
    second.look();
    NotificationRule rule = first.add(user, NotificationFixture.settings());

    second.store(SignalFixture.buy("a"));
    second.look();
    first.rules(
        each -> {
          each.remove(user, rule.id());
          return null;
        });
    second.store(SignalFixture.buy("b"));
    second.look();
    first.add(user, NotificationFixture.settings());
    second.store(SignalFixture.buy("c"));
    second.look();

    assertThat(first.log(user)).extracting(each -> each.signal().id()).containsExactly("c");
  }

  @Test
  void shouldBoundAndCountWhatARuleSendsOfAMinute() {
    NotificationNode bounded = new NotificationNode(DATABASE, time, Map.of("rule-per-minute", "3"));
    bounded.add(user, NotificationFixture.settings());

    bounded.store(many("a", 5));
    bounded.look();
    bounded.store(many("b", 5));
    bounded.look();

    assertThat(states(bounded, DeliveryState.DUE)).hasSize(3);
    assertThat(states(bounded, DeliveryState.SKIPPED))
        .singleElement()
        .satisfies(entry -> assertThat(entry.many()).isEqualTo(7));
    assertThat(bounded.figures().counts().skipped()).isEqualTo(7);

    time.is(SignalFixture.NOW.plus(Duration.ofMinutes(1)));
    bounded.store(many("c", 4));
    bounded.look();

    assertThat(states(bounded, DeliveryState.DUE)).hasSize(6);
    assertThat(states(bounded, DeliveryState.SKIPPED))
        .extracting(DeliveryEntry::many)
        .contains(1, 7);
  }

  /** Also of a thousand events at once: what a node does is bounded by what it may send. */
  @Test
  void shouldTakeAFloodByParts() {
    NotificationNode bounded = new NotificationNode(DATABASE, time, Map.of());
    bounded.add(user, NotificationFixture.settings());
    bounded.store(many("f", NotificationIntake.BATCH + 1));

    assertThat(bounded.take()).isEqualTo(IntakeResult.MORE);
    assertThat(bounded.take()).isEqualTo(IntakeResult.IDLE);

    assertThat(states(bounded, DeliveryState.DUE)).hasSize(30);
    assertThat(states(bounded, DeliveryState.SKIPPED))
        .singleElement()
        .satisfies(entry -> assertThat(entry.many()).isEqualTo(NotificationIntake.BATCH - 29));
  }

  @Test
  void shouldSendNothingThatIsOldWhenAllNodesWereDown() {
    first.add(user, NotificationFixture.settings());
    first.store(many("old", 5));
    time.is(SignalFixture.NOW.plus(Duration.ofMinutes(10)).plusMillis(1));
    first.store(SignalFixture.buy("new", time.instant(), "BTC-USDT"));

    first.look();

    assertThat(states(first, DeliveryState.DUE))
        .extracting(each -> each.signal().id())
        .containsExactly("new");
    assertThat(states(first, DeliveryState.EXPIRED))
        .singleElement()
        .satisfies(entry -> assertThat(entry.many()).isEqualTo(5));
  }

  @Test
  void shouldPassOverTheLogWhileNobodyIsToldAnything() {
    first.store(SignalFixture.buy("a"));
    first.look();
    first.add(user, NotificationFixture.settings());

    first.look();

    assertThat(first.log(user)).isEmpty();
  }

  private static Signal[] many(String name, int signals) {
    return IntStream.range(0, signals)
        .mapToObj(i -> SignalFixture.buy(name + i))
        .toArray(Signal[]::new);
  }

  private List<DeliveryEntry> states(NotificationNode node, DeliveryState state) {
    return node.log(user).stream().filter(each -> each.state() == state).toList();
  }
}
