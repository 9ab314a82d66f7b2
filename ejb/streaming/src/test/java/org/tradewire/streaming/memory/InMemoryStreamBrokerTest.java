package org.tradewire.streaming.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.message.StreamMessage;

class InMemoryStreamBrokerTest {

  private final AtomicLong nanos = new AtomicLong();
  private final InMemoryStreamBroker broker = new InMemoryStreamBroker(0, nanos::get);
  private final Channel ticker = Channel.ticker("SIMULATOR", "BTC-USD");
  private final Channel candles = Channel.candles("SIMULATOR", "BTC-USD", "1m");

  @Test
  void shouldKeepLittleOfAChannelThatNobodyListensTo() {
    publish(candles, 256);

    assertThat(broker.newest(candles)).map(StreamMessage::seq).contains(256L);
    long kept = broker.since(candles, new Position(1, 250)).map(each -> 1L).orElse(0L);
    assertThat(kept).as("a short tail is kept").isEqualTo(1);
    assertThat(broker.since(candles, new Position(1, 1))).isEmpty();
  }

  @Test
  void shouldKeepTheHistoryOfAChannelThatIsListenedTo() {
    broker.open(candles, message -> {});
    publish(candles, 200);
    assertThat(broker.since(candles, new Position(1, 1)).orElseThrow()).hasSize(199);
  }

  @Test
  void shouldBoundAHistoryInBytes() {
    broker.open(candles, message -> {});
    for (int i = 0; i < 30; i++) {
      broker.publishNext(update(candles, "x".repeat(100_000)), 1);
    }
    assertThat(broker.since(candles, new Position(1, 25)).orElseThrow()).hasSize(5);
    assertThat(broker.since(candles, new Position(1, 10))).isEmpty();
  }

  @Test
  void shouldKeepOfKeyedStateTheNewestAlone() {
    broker.open(ticker, message -> {});
    publish(ticker, 200);

    assertThat(broker.since(ticker, new Position(1, 200))).hasValue(List.of());
    assertThat(broker.since(ticker, new Position(1, 199)).orElseThrow())
        .extracting(StreamMessage::seq)
        .containsExactly(200L);
    assertThat(broker.since(ticker, new Position(1, 198))).isEmpty();
  }

  @Test
  void shouldForgetAChannelThatWasSilentForAnHourButNotItsNumbers() {
    publish(ticker, 3);
    nanos.addAndGet(TimeUnit.MINUTES.toNanos(61));
    publish(Channel.ticker("SIMULATOR", "ETH-USD"), 1);

    assertThat(broker.newest(ticker)).isEqualTo(Optional.empty());
    assertThat(broker.publishNext(update(ticker, "1"), 1)).isEqualTo(4);
  }

  private void publish(Channel channel, int messages) {
    for (int i = 0; i < messages; i++) {
      broker.publishNext(update(channel, "1".repeat(100)), 1);
    }
  }

  private static StateUpdate update(Channel channel, String last) {
    EnvelopeWriter envelope = new EnvelopeWriter().begin("ticker", 0);
    envelope.data().beginObject().name("last").value(last).endObject();
    return new StateUpdate(channel, envelope.withoutPosition(), null, 0);
  }
}
