package org.tradewire.streaming.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.message.StreamMessage;

class LeasesTest {

  private static final Channel TICKER = Channel.parse("ticker:COINBASE:BTC-USD");

  private final InMemoryStreamBroker broker = new InMemoryStreamBroker(1_000);
  private long nowNs = 5;
  private final Leases leases = new Leases(broker, () -> nowNs);

  @Test
  void shouldHoldAKeyFromTheRenewalAfterItIsWanted() {
    leases.want("ticker");
    assertThat(leases.epoch("ticker")).isEmpty();

    leases.renew();

    assertThat(leases.epoch("ticker")).hasValue(1_001);
    assertThat(leases.epoch("candles")).isEmpty();
  }

  @Test
  void shouldLeaveToAnotherNodeWhatItGivesBackWhenItRetires() {
    Leases others = new Leases(broker, () -> nowNs);
    leases.want("ticker");
    leases.renew();

    leases.retire();
    leases.want("candles");
    leases.renew();
    others.want("ticker");
    others.renew();
    assertThat(leases.epoch("ticker")).isEmpty();
    assertThat(leases.epoch("candles")).isEmpty();
    assertThat(others.epoch("ticker")).hasValue(1_002);
  }

  @Test
  void shouldTakeAgainWhatNobodyElseWantsWhenItRetires() {
    leases.want("ticker");
    leases.renew();

    leases.retire();
    for (int i = 0; i < 3; i++) {
      leases.renew();
      assertThat(leases.epoch("ticker")).isEmpty();
    }
    leases.renew();
    assertThat(leases.epoch("ticker")).isPresent();
    leases.close();
    assertThat(leases.epoch("ticker")).isEmpty();
  }

  @Test
  void shouldTrustNoLeaseLongerThanItsOwnClock() {
    leases.want("ticker");
    leases.renew();
    nowNs += TimeUnit.MILLISECONDS.toNanos(2_999);
    assertThat(leases.epoch("ticker")).isPresent();
    nowNs += TimeUnit.MILLISECONDS.toNanos(2);
    assertThat(leases.epoch("ticker")).isEmpty();
    leases.renew();
    assertThat(leases.epoch("ticker")).hasValue(1_001);
  }

  @Test
  void shouldNumberWhatTheHolderPublishes() throws Exception {
    List<StreamMessage> received = new ArrayList<>();
    broker.open(TICKER, received::add);
    leases.want("ticker");
    assertThat(leases.publish("ticker", update("1"))).isFalse();
    leases.renew();

    assertThat(leases.publish("ticker", update("2"))).isTrue();
    assertThat(leases.publish("ticker", update("3"))).isTrue();

    assertThat(received)
        .extracting(each -> each.epoch() + "/" + each.seq())
        .containsExactly("1001/1", "1001/2");
    assertThat(new String(received.get(1).json(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"type\":\"ticker\",\"timestamp\":\"1970-01-01T00:00:00.000Z\",\"data\":{\"last\":\"3\"},"
                + "\"ch\":\"ticker:COINBASE:BTC-USD\",\"seq\":2,\"epoch\":1001}");
  }

  @Test
  void shouldStopWhenANewerLeaseHasPublished() throws Exception {
    leases.want("ticker");
    leases.renew();
    OptionalLong old = leases.epoch("ticker");
    assertThat(broker.publishNext(update("1"), old.getAsLong() + 1)).isEqualTo(1);

    assertThat(leases.publish("ticker", update("2"))).isFalse();
    assertThat(leases.epoch("ticker")).isEmpty();
  }

  @Test
  void shouldTakeAnEpochThatAChannelDoesNotRefuse() throws Exception {
    leases.want("ticker");
    leases.renew();
    long refusing = leases.epoch("ticker").orElseThrow() + 1;
    broker.publishNext(update("1"), refusing);
    leases.publish("ticker", update("2"));

    // This broker's epochs grow one by one.
    leases.renew();
    leases.renew();

    assertThat(leases.epoch("ticker").orElseThrow()).isGreaterThan(refusing);
    assertThat(leases.publish("ticker", update("3"))).isTrue();
  }

  @Test
  void shouldSendNothingWithoutTheLease() throws Exception {
    leases.want("ticker");

    assertThat(leases.sendAll("ticker", List.of(update("1"))).confirm()).isFalse();
    assertThat(broker.newest(TICKER)).isEmpty();
  }

  @Test
  void shouldHavePublishedWhatWasSentBeforeTheLeaseRanOut() throws Exception {
    leases.want("ticker");
    leases.renew();
    Publication sent = leases.sendAll("ticker", List.of(update("1"), update("2")));

    nowNs += TimeUnit.SECONDS.toNanos(4);

    assertThat(leases.epoch("ticker")).isEmpty();
    assertThat(sent.confirm()).isTrue();
    assertThat(broker.newest(TICKER)).map(StreamMessage::seq).contains(2L);
  }

  @Test
  void shouldKeepALeaseTakenSinceWhatIsRefusedWasSent() throws Exception {
    leases.want("ticker");
    leases.renew();
    broker.publishNext(update("1"), leases.epoch("ticker").orElseThrow() + 1);
    Publication sent = leases.sendAll("ticker", List.of(update("2")));
    broker.release("ticker");
    leases.renew();
    long since = leases.epoch("ticker").orElseThrow();

    assertThat(sent.confirm()).isFalse();

    assertThat(leases.epoch("ticker")).hasValue(since);
    assertThat(leases.publish("ticker", update("3"))).isTrue();
  }

  @Test
  void shouldLoseALeaseWhenWhatItRefusesIsConfirmedAndNotBefore() throws Exception {
    leases.want("ticker");
    leases.renew();
    long refusing = leases.epoch("ticker").orElseThrow() + 1;
    broker.publishNext(update("1"), refusing);
    Publication sent = leases.sendAll("ticker", List.of(update("2")));
    assertThat(leases.epoch("ticker")).isPresent();

    assertThat(sent.confirm()).isFalse();
    assertThat(leases.epoch("ticker")).isEmpty();

    leases.renew();
    leases.renew();
    assertThat(leases.epoch("ticker").orElseThrow()).isGreaterThan(refusing);
  }

  @Test
  void shouldGiveBackWhatItHolds() throws Exception {
    leases.want("ticker");
    leases.renew();

    leases.giveUp("ticker");

    assertThat(leases.epoch("ticker")).isEmpty();
    assertThat(broker.lease("ticker", Leases.RENEWAL)).hasValue(1_002);
  }

  @Test
  void shouldNotRememberThatTheRelayIsAwayWhenNothingIsWantedAnyMore() {
    Leases cutOff =
        leases(
            (proxy, method, arguments) -> {
              if (method.getName().equals("breaks")) {
                return 0L;
              }
              throw new RelayUnavailableException("away", null);
            });
    cutOff.want("ticker");
    cutOff.renew();
    assertThat(cutOff.relayAway()).isTrue();

    cutOff.giveUp("ticker");
    cutOff.renew();

    assertThat(cutOff.relayAway()).isFalse();
  }

  @Test
  void shouldTrustNoLeaseOverABreakOfTheWayToTheRelay() throws Exception {
    AtomicLong breaks = new AtomicLong();
    Leases leased =
        leases(
            (proxy, method, arguments) ->
                method.getName().equals("breaks")
                    ? breaks.get()
                    : method.invoke(broker, arguments));
    leased.want("ticker");
    leased.renew();
    assertThat(leased.publish("ticker", update("1"))).isTrue();

    breaks.incrementAndGet();
    assertThat(leased.epoch("ticker")).isEmpty();
    assertThat(leased.publish("ticker", update("2"))).isFalse();

    leased.renew();
    assertThat(leased.publish("ticker", update("3"))).isTrue();
  }

  @Test
  void shouldRenewAgainAfterAFailureThatNobodyForesaw() {
    AtomicBoolean broken = new AtomicBoolean(true);
    Leases leased =
        leases(
            (proxy, method, arguments) -> {
              if (broken.get() && method.getName().equals("leaseAll")) {
                throw new IllegalStateException("closed");
              }
              return method.invoke(broker, arguments);
            });
    leased.want("ticker");
    leased.renew();
    assertThat(leased.relayAway()).isTrue();

    broken.set(false);
    leased.renew();

    assertThat(leased.relayAway()).isFalse();
    assertThat(leased.epoch("ticker")).isPresent();
  }

  private Leases leases(InvocationHandler relay) {
    return new Leases(
        (StreamBroker)
            Proxy.newProxyInstance(
                StreamBroker.class.getClassLoader(), new Class<?>[] {StreamBroker.class}, relay),
        () -> nowNs);
  }

  private static StateUpdate update(String last) {
    EnvelopeWriter envelope = new EnvelopeWriter().begin("ticker", 0);
    envelope.data().beginObject().name("last").value(last).endObject();
    return new StateUpdate(TICKER, envelope.withoutPosition(), null, 0);
  }
}
