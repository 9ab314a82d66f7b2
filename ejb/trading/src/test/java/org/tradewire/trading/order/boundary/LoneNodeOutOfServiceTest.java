package org.tradewire.trading.order.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.session.SessionWriters;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.monitoring.control.DrainFixture;
import org.tradewire.trading.monitoring.control.NodeDrain;
import org.tradewire.trading.monitoring.entity.DrainState;
import org.tradewire.trading.order.control.EquityShards;
import org.tradewire.trading.order.control.Watchlist;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

/**
 * A node that goes out of service while no other is there: it goes on looking at open accounts, as
 * the watch does, with the leases of all its shards. The leases, the way out of service and the
 * order component are real.
 */
class LoneNodeOutOfServiceTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String EUR = "EUR-USD";

  /** Renewals that a node which retires leaves to others. */
  private static final int LEFT_TO_OTHERS = 3;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-16T12:00:00Z"));
  private final InMemoryStreamBroker memory = new InMemoryStreamBroker(1_000);
  private final SessionWriters writers =
      new SessionWriters(1, 1_000, new StreamStatistics(), Thread::new);
  private OrderDesk desk;
  private Watchlist watchlist;

  @BeforeEach
  void open() {
    desk = new OrderDesk(DATABASE, clock, "CLASSIC_10K");
    watchlist = new Watchlist();
    desk.price(EUR, "1.10000", "1.10010");
  }

  @AfterEach
  void close() {
    writers.close();
  }

  @ParameterizedTest(name = "with a relay: {0}")
  @ValueSource(booleans = {false, true})
  void shouldCloseAtTheStopThatIsReached(boolean shared) {
    desk.place(
        null, "MARKET", "BUY", EUR, "0.1", null, OrderDesk.protection("1.09900", null, null));
    Lone node = new Lone(shared);
    node.drain();

    desk.price(EUR, "1.09890", "1.09900");

    assertThat(node.looks()).isTrue();
    assertThat(desk.read()).as("still open").isEmpty();
  }

  @ParameterizedTest(name = "with a relay: {0}")
  @ValueSource(booleans = {false, true})
  void shouldEndTheChallengeThatBreaksItsLimit(boolean shared) {
    desk.place("BUY", EUR, "2");
    Lone node = new Lone(shared);
    node.drain();

    desk.price(EUR, "1.09750", "1.09760");

    assertThat(node.looks()).isTrue();
    assertThat(desk.view().status()).isEqualTo(ChallengeStatus.FAILED);
  }

  @Test
  void shouldLeaveItToOthersFirst() {
    desk.place("BUY", EUR, "2");
    Lone node = new Lone(true);
    assertThat(node.looksAfterIt()).isTrue();

    node.drain();

    for (int renewal = 0; renewal < LEFT_TO_OTHERS; renewal++) {
      node.leases.renew();
      assertThat(node.looksAfterIt()).isFalse();
    }
    node.leases.renew();
    assertThat(node.looksAfterIt()).isTrue();
  }

  /** One node, as far as open accounts are concerned. */
  private final class Lone {
    private final StreamBroker broker;
    private final Leases leases;
    private final EquityShards shards;

    Lone(boolean shared) {
      broker = shared ? shared(memory) : memory;
      leases = new Leases(broker, () -> 5);
      shards = new EquityShards(leases);
      shards.wantWhile(true);
      leases.renew();
    }

    /** The whole way out of service; the server still runs. */
    void drain() {
      NodeDrain drain = DrainFixture.drain(leases, broker, writers, new NoAudit(), Map.of());
      drain.begin("admin");
      drain.turn();
      assertThat(drain.state()).isEqualTo(DrainState.DRAINED);
    }

    /**
     * Looks for as long as others had time to take over, and once more.
     *
     * @return whether something was decided
     */
    boolean looks() {
      boolean decided = false;
      for (int renewal = 0; renewal <= LEFT_TO_OTHERS && !decided; renewal++) {
        leases.renew();
        decided = looksAfterIt() && desk.watch(watchlist);
      }
      return decided;
    }

    boolean looksAfterIt() {
      Map<UUID, Long> all = Map.of(desk.challengeId(), 0L);
      return shards.held(all, watchlist::publishAgain).containsKey(desk.challengeId());
    }
  }

  private static StreamBroker shared(StreamBroker broker) {
    return (StreamBroker)
        Proxy.newProxyInstance(
            StreamBroker.class.getClassLoader(),
            new Class<?>[] {StreamBroker.class},
            (proxy, method, arguments) ->
                method.getName().equals("isShared") ? true : method.invoke(broker, arguments));
  }

  /** Nothing here is begun by a file. */
  private static final class NoAudit extends AuditLog {}
}
