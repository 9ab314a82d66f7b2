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
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.signal.control.SignalConfigurationFixture;
import org.tradewire.trading.signal.control.producer.ProducerFigures;
import org.tradewire.trading.testing.AskedWorks;

/** Which node hears the channel. */
class RedisIngressTest {

  private final List<String> said = new ArrayList<>();
  private boolean leased;
  private long nanoTime;

  private final StreamBroker broker =
      (StreamBroker)
          Proxy.newProxyInstance(
              StreamBroker.class.getClassLoader(),
              new Class<?>[] {StreamBroker.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "hear", "stopHearing" -> {
                      said.add(method.getName() + " " + arguments[0]);
                      yield null;
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
    assertThat(said).containsExactly("hear alphapulse_signals", "stopHearing alphapulse_signals");
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

  private RedisIngress ingress(StreamBroker relay, String switched) {
    return new RedisIngress(
        SignalConfigurationFixture.with("tradewire.signals.redis-ingress", switched),
        null,
        new ProducerFigures(),
        relay,
        leases,
        AskedWorks.asked(),
        Clock.systemUTC());
  }
}
