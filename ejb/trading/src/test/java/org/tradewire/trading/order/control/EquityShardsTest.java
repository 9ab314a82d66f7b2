package org.tradewire.trading.order.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.Publication;
import org.tradewire.streaming.relay.RelayUnavailableException;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.order.entity.EquityState;

class EquityShardsTest {

  private static final BigDecimal HUNDRED = new BigDecimal("100.00");

  private final InMemoryStreamBroker broker = new InMemoryStreamBroker(1_000);
  private final Leases leases = new Leases(broker, () -> 5);
  private final EquityShards shards = new EquityShards(leases);
  private final Map<UUID, Long> stamps = new HashMap<>();
  private final List<UUID> fresh = new ArrayList<>();

  @BeforeEach
  void openAccounts() {
    shards.wantWhile(true);
    for (int i = 0; i < 40; i++) {
      stamps.put(UUID.nameUUIDFromBytes(new byte[] {(byte) i}), (long) i);
    }
  }

  @Test
  void shouldHoldNothingBeforeItLeases() {
    assertThat(shards.held(stamps, fresh::add)).isEmpty();
    assertThat(fresh).isEmpty();
  }

  @Test
  void shouldTellEverythingAgainOfShardsThatAreNewToIt() {
    leases.renew();

    assertThat(shards.held(stamps, fresh::add)).isEqualTo(stamps);
    assertThat(fresh).containsExactlyInAnyOrderElementsOf(stamps.keySet());
    fresh.clear();
    assertThat(shards.held(stamps, fresh::add)).isEqualTo(stamps);
    assertThat(fresh).as("once").isEmpty();
  }

  @Test
  void shouldLookAtEverythingAndTellNothingWhileTheRelayIsAway() {
    Leases lost = new Leases(away(), () -> 5);
    EquityShards alone = new EquityShards(lost);
    alone.wantWhile(true);
    lost.renew();

    assertThat(alone.held(stamps, fresh::add)).isEqualTo(stamps);
    assertThat(stamps.keySet()).noneMatch(alone::publishes);
  }

  @Test
  void shouldLookOnAndTellNothingWhenTheWayToTheRelayHasJustBroken() {
    AtomicLong breaks = new AtomicLong();
    Leases broken =
        new Leases(
            (StreamBroker)
                Proxy.newProxyInstance(
                    StreamBroker.class.getClassLoader(),
                    new Class<?>[] {StreamBroker.class},
                    (proxy, method, arguments) ->
                        method.getName().equals("breaks")
                            ? breaks.get()
                            : method.invoke(broker, arguments)),
            () -> 5);
    EquityShards watched = new EquityShards(broken);
    watched.wantWhile(true);
    broken.renew();

    breaks.incrementAndGet();

    assertThat(watched.held(stamps, fresh::add)).isEqualTo(stamps);
    assertThat(stamps.keySet()).noneMatch(watched::publishes);

    List<EquityState> states = stamps.keySet().stream().map(EquityShardsTest::state).toList();
    assertThat(watched.publish(states, 0))
        .as("not published")
        .containsExactlyInAnyOrderElementsOf(states);
    assertThat(stamps.keySet()).as("still this node's").allMatch(watched::looksAfter);

    fresh.clear();
    broken.renew();
    watched.held(stamps, fresh::add);
    assertThat(fresh).containsExactlyInAnyOrderElementsOf(stamps.keySet());
    assertThat(watched.publish(states, 0)).isEmpty();
  }

  @Test
  void shouldPublishForOtherShardsWhereOneFails() {
    AtomicLong sendings = new AtomicLong();
    Leases halting =
        new Leases(
            (StreamBroker)
                Proxy.newProxyInstance(
                    StreamBroker.class.getClassLoader(),
                    new Class<?>[] {StreamBroker.class},
                    (proxy, method, arguments) ->
                        method.getName().equals("sendAllNext") && sendings.incrementAndGet() == 1
                            ? confirmingOne()
                            : method.invoke(broker, arguments)),
            () -> 5);
    EquityShards watched = new EquityShards(halting);
    watched.wantWhile(true);
    halting.renew();
    List<EquityState> states = stamps.keySet().stream().map(EquityShardsTest::state).toList();

    List<EquityState> left = watched.publish(states, 0);

    assertThat(sendings).hasValue(8);
    assertThat(left).isNotEmpty().hasSizeLessThan(40 / 2);
    List<EquityState> others = new ArrayList<>(states);
    others.removeAll(left);
    assertThat(
            others.stream()
                .filter(each -> broker.newest(Channel.equity(each.challengeId())).isPresent()))
        .as("all but the confirmed one of the shard that failed")
        .hasSize(others.size() - 1);
  }

  private static Publication confirmingOne() {
    return () -> {
      throw new RelayUnavailableException("away", null, 1);
    };
  }

  @Test
  void shouldLeaveItsAccountsToOthersWhileItHasNoLivePrices() {
    leases.renew();
    shards.wantWhile(false);
    assertThat(stamps.keySet()).noneMatch(shards::publishes);
    leases.renew();
    assertThat(shards.held(stamps, fresh::add)).isEmpty();
    fresh.clear();

    shards.wantWhile(true);
    leases.renew();

    assertThat(shards.held(stamps, fresh::add)).isEqualTo(stamps);
    assertThat(fresh).as("told again").containsExactlyInAnyOrderElementsOf(stamps.keySet());
  }

  @Test
  void shouldTellAnAccountOnItsChannel() throws Exception {
    UUID id = stamps.keySet().iterator().next();
    List<StreamMessage> published = new ArrayList<>();
    broker.open(Channel.equity(id), published::add);
    leases.renew();

    shards.publish(List.of(state(id)), 0);

    assertThat(published).hasSize(1);
    assertThat(new String(published.get(0).json(), StandardCharsets.UTF_8))
        .contains(
            "\"type\":\"equity\"",
            "\"data\":{\"challenge_id\":\""
                + id
                + "\",\"balance\":\"100.00\",\"floating_pnl\":\"1.00\",\"equity\":\"101.00\","
                + "\"daily_floor\":null,\"max_floor\":\"100.00\",\"distance_daily\":null,"
                + "\"distance_max\":\"1.00\",\"positions\":[]}");
  }

  @Test
  void shouldSendOfAllShardsBeforeItWaitsForTheRelay() throws Exception {
    List<String> steps = new ArrayList<>();
    Leases noted =
        new Leases(
            (StreamBroker)
                Proxy.newProxyInstance(
                    StreamBroker.class.getClassLoader(),
                    new Class<?>[] {StreamBroker.class},
                    (proxy, method, arguments) ->
                        method.getName().equals("sendAllNext")
                            ? sent(steps)
                            : method.invoke(broker, arguments)),
            () -> 5);
    EquityShards all = new EquityShards(noted);
    all.wantWhile(true);
    noted.renew();

    all.publish(stamps.keySet().stream().map(EquityShardsTest::state).toList(), 0);

    assertThat(steps).hasSizeGreaterThan(8);
    assertThat(steps.subList(0, steps.size() / 2)).containsOnly("sent");
    assertThat(steps.subList(steps.size() / 2, steps.size())).containsOnly("confirmed");
  }

  private static Publication sent(List<String> steps) {
    steps.add("sent");
    return () -> steps.add("confirmed");
  }

  private static EquityState state(UUID id) {
    return new EquityState(
        id,
        HUNDRED,
        BigDecimal.ONE,
        new BigDecimal("101"),
        null,
        HUNDRED,
        null,
        BigDecimal.ONE,
        List.of());
  }

  /** A relay that does not answer. */
  private static StreamBroker away() {
    return (StreamBroker)
        Proxy.newProxyInstance(
            StreamBroker.class.getClassLoader(),
            new Class<?>[] {StreamBroker.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("breaks")) {
                return 0L;
              }
              throw new RelayUnavailableException("It does not answer.", null);
            });
  }
}
