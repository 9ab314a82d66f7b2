package org.tradewire.trading.signal.boundary.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.PlainChannel;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.signal.control.SignalConfigurationFixture;
import org.tradewire.trading.signal.control.producer.IngressHealth;
import org.tradewire.trading.signal.control.producer.ProducerFigures;
import org.tradewire.trading.signal.entity.producer.IngressState;
import org.tradewire.trading.testing.AskedWorks;

/** Which node hears the channel. */
class RedisIngressTest {

  private final List<String> said = new ArrayList<>();
  private final ProducerFigures figures = new ProducerFigures();
  private boolean heard = true;
  private long losses;
  private boolean leased;
  private long nanoTime;

  private final StreamBroker broker =
      (StreamBroker)
          Proxy.newProxyInstance(
              StreamBroker.class.getClassLoader(),
              new Class<?>[] {StreamBroker.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "hear" -> {
                      said.add("hear " + arguments[0]);
                      yield new Heard();
                    }
                    case "leaseAll" -> List.of(leased ? OptionalLong.of(1) : OptionalLong.empty());
                    case "isShared" -> true;
                    case "breaks" -> 0L;
                    case "release" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  private final Leases leases = new Leases(broker, () -> nanoTime);

  @Test
  void shouldHearWhileItHoldsTheLeaseAlone() {
    RedisIngress ingress = ingress(broker, "true");
    ingress.begin();
    leases.renew();
    ingress.turn();
    assertThat(said).isEmpty();

    leased = true;
    leases.renew();
    ingress.turn();
    ingress.turn();
    assertThat(said).containsExactly("hear alphapulse_signals");

    leased = false;
    leases.renew();
    ingress.turn();
    assertThat(said).containsExactly("hear alphapulse_signals", "close");
    ingress.end();
    leased = true;
    leases.renew();
    assertThat(leases.epoch(RedisIngress.LEASE)).as("given up").isEmpty();
  }

  @Test
  void shouldHearNothingUnlessItIsSwitchedOn() {
    RedisIngress ingress = ingress(broker, "false");
    ingress.begin();
    leased = true;
    leases.renew();
    assertThat(leases.epoch(RedisIngress.LEASE)).isEmpty();
    ingress.end();
    assertThat(said).isEmpty();
  }

  @Test
  void shouldHearNothingWithoutRedis() {
    RedisIngress ingress = ingress(new InMemoryStreamBroker(1), "true");
    ingress.begin();
    ingress.end();
    assertThat(said).isEmpty();
  }

  /** By health and figures, of the node that is to hear it. */
  @Test
  void shouldSayWhereItIsCutOffAndHowOftenItWas() {
    IngressHealth health = new IngressHealth(figures);
    RedisIngress ingress = ingress(broker, "true");
    ingress.begin();
    assertThat(health.check().up()).as("another node hears it").isTrue();

    leased = true;
    leases.renew();
    ingress.turn();
    assertThat(health.check().up()).isTrue();
    assertThat(figures.ingress()).isEqualTo(new IngressState(true, true, 0));

    heard = false;
    losses = 1;
    assertThat(health.check().up()).isFalse();
    assertThat(health.check().detail())
        .isEqualTo(
            "Signals that are published on alphapulse_signals are not heard; connections lost: 1.");

    leased = false;
    leases.renew();
    ingress.turn();
    assertThat(health.check().up()).isTrue();
    leased = true;
    leases.renew();
    ingress.turn();
    assertThat(figures.ingress()).as("two connections").isEqualTo(new IngressState(true, false, 2));
    ingress.end();
  }

  private final class Heard implements PlainChannel {
    @Override
    public boolean isHeard() {
      return heard;
    }

    @Override
    public long losses() {
      return losses;
    }

    @Override
    public void close() {
      said.add("close");
    }
  }

  private RedisIngress ingress(StreamBroker relay, String switched) {
    return new RedisIngress(
        SignalConfigurationFixture.with("tradewire.signals.redis-ingress", switched),
        null,
        figures,
        relay,
        leases,
        AskedWorks.asked(),
        Clock.systemUTC());
  }
}
