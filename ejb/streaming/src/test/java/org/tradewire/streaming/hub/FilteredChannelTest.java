package org.tradewire.streaming.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.HandTransport;
import org.tradewire.streaming.StreamFixture;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.channel.DeliveryMode;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.SignalFilter;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.SubscribeOptions;
import org.tradewire.streaming.session.Subscribed;

/** A client that asks for some signals gets those, and is told of the numbers of the others. */
class FilteredChannelTest {

  private final StreamFixture node = new StreamFixture();
  private final Channel signals = Channel.signals();
  private final List<StreamMessage> log = new CopyOnWriteArrayList<>();
  private final AtomicInteger reads = new AtomicInteger();
  private final HandTransport client = new HandTransport();

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void shouldLeaveOutWhatIsNotAskedForAndAnnounceItsNumbers() {
    node.hub.register(ChannelKind.SIGNALS, new Log());
    subscribe(node.session(client, SessionFormat.V1_JSON), null, confident("0.7"));

    publish("BTCUSDT", "1h", "0.5"); // 1
    publish("BTCUSDT", "1h", "0.7");
    publish("BTCUSDT", "1h", "0.69");
    publish("ETHUSDT", "1h", "0.1");
    publish("ETHUSDT", "4h", "0.9"); // 5

    await().until(() -> client.all().contains("\"seq\":5"));
    assertThat(StreamFixture.seqs(client.frames)).containsExactly(2L, 5L);
    assertThat(client.all())
        .containsSubsequence(skipped(1, 1, true), "\"seq\":2", skipped(3, 4, true), "\"seq\":5");
  }

  @Test
  void shouldAskForSymbolAndTimeFrameAsWell() {
    node.hub.register(ChannelKind.SIGNALS, new Log());
    subscribe(
        node.session(client, SessionFormat.V1_JSON), null, SignalFilter.of("btc/usdt", "1h", null));

    publish("BTCUSDT", "1h", "0.5");
    publish("BTCUSDT", "4h", "0.5");
    publish("ETHUSDT", "1h", "0.5");
    publish("BTCUSDT", "1h", "0.6"); // 4

    await().until(() -> client.all().contains("\"seq\":4"));
    assertThat(StreamFixture.seqs(client.frames)).containsExactly(1L, 4L);
  }

  @Test
  void shouldFindNoOtherMembersInIndicators() {
    String data =
        "{\"indicators\":{\"confidence\":0.9,\"symbol\":\"ETHUSDT\"},\"symbol\":\"BTCUSDT\","
            + "\"timeframe\":\"1h\",\"confidence\":0.1}";
    StreamMessage message = StreamMessage.live(signals, 1, 1, envelope(data, 1));

    assertThat(confident("0.5").takes(message)).isFalse();
    assertThat(SignalFilter.of("ETH-USDT", null, null).takes(message)).isFalse();
    assertThat(SignalFilter.of("BTCUSDT.P", null, new BigDecimal("0.1")).takes(message)).isTrue();
  }

  @Test
  void shouldTakeWhatIsNoSignal() {
    assertThat(confident("1").takes(StreamFixture.message(signals, 1))).isTrue();
  }

  @Test
  void shouldResumeThroughPagesOfWhatIsLeftOut() {
    node.hub.register(ChannelKind.SIGNALS, new Log());
    for (int seq = 1; seq <= 950; seq++) {
      log.add(signal(seq, "BTCUSDT", "1h", seq % 300 == 0 ? "0.9" : "0.1"));
    }

    Subscribed subscribed =
        subscribe(
            node.session(client, SessionFormat.V1_JSON), new Position(1, 10), confident("0.9"));

    await().until(() -> client.all().contains("\"seq\":900"));
    assertThat(subscribed.recovered()).isTrue();
    assertThat(StreamFixture.seqs(client.frames)).containsExactly(300L, 600L, 900L);
    assertThat(client.all())
        .contains(skipped(11, 299, true), skipped(301, 599, true), skipped(601, 899, true));
    publish("BTCUSDT", "1h", "1");
    await().until(() -> client.all().contains("\"seq\":951"));
    assertThat(client.all()).contains(skipped(901, 950, true));
  }

  @Test
  void shouldTellFromTimeToTimeHowFarItIsWhereNothingIsAskedFor() {
    node.hub.register(ChannelKind.SIGNALS, new Log());
    subscribe(node.session(client, SessionFormat.V1_JSON), null, confident("0.9"));

    for (int i = 0; i < 2_500; i++) {
      publish("BTCUSDT", "1h", "0.1");
    }

    await().until(() -> client.all().contains(skipped(1_001, 2_000, true)));
    assertThat(client.all()).contains(skipped(1, 1_000, true));
    assertThat(StreamFixture.seqs(client.frames)).isEmpty();
  }

  @Test
  void shouldSayThatSomeAreLostWhereAnyOfThemWasAskedFor() {
    node.hub.register(ChannelKind.SIGNALS, new Log());
    client.finishing = false;
    SessionQueue queue =
        node.session(client, SessionFormat.V1_JSON, StreamFixture.queueOf(16, 1 << 20));
    node.hub.subscribe(
        queue, signals, new SubscribeOptions(null, DeliveryMode.DISTINCT, 0, confident("0.5")));
    publish("BTCUSDT", "1h", "1");
    await().until(() -> client.frames.size() == 1);

    for (int i = 0; i < 30; i++) { // 2 to 61, of which every second is asked for; 16 may wait
      publish("BTCUSDT", "1h", "0.1");
      publish("BTCUSDT", "1h", "0.9");
    }
    client.finish();

    await().until(() -> client.all().contains("\"seq\":61"));
    assertThat(client.all()).contains(skipped(2, 30, false)).contains(skipped(32, 32, true));
  }

  @Test
  void shouldBeginAtTheEndWhereTooMuchWouldHaveToBeLookedThrough() {
    node.hub.register(ChannelKind.SIGNALS, new Log());
    int last = ChannelStates.MAX_FILTERED + 2;
    for (int seq = 1; seq <= last; seq++) {
      log.add(signal(seq, "BTCUSDT", "1h", "0.9"));
    }

    Subscribed subscribed =
        subscribe(
            node.session(client, SessionFormat.V1_JSON), new Position(1, 1), confident("0.9"));

    assertThat(subscribed).isEqualTo(new Subscribed(signals, 1, last, false));
    assertThat(reads).as("the end alone").hasValue(1);
    assertThat(
            subscribe(
                    node.session(new HandTransport(), SessionFormat.V1_JSON),
                    new Position(1, 2),
                    confident("0.9"))
                .recovered())
        .isTrue();
  }

  @Test
  void shouldAnnounceInOneWhatGaveWayAfterOthersWereLeftOut() {
    node.hub.register(ChannelKind.SIGNALS, new Log());
    client.finishing = false;
    SessionQueue queue =
        node.session(client, SessionFormat.V1_JSON, StreamFixture.queueOf(16, 1 << 20));
    node.hub.subscribe(
        queue, signals, new SubscribeOptions(null, DeliveryMode.DISTINCT, 0, confident("0.5")));
    Channel alerts = Channel.marketAlerts();
    node.hub.subscribe(queue, alerts, new SubscribeOptions(null, DeliveryMode.DISTINCT, 0));
    publish("BTCUSDT", "1h", "0.9"); // 1, under way
    await().until(() -> client.frames.size() == 1);
    publish("BTCUSDT", "1h", "0.9"); // 2, waits, asked for
    publish("BTCUSDT", "1h", "0.1"); // 3, left out
    for (int i = 1; i <= 20; i++) {
      node.hub.publish(StreamFixture.message(alerts, i));
    }
    publish("BTCUSDT", "1h", "0.9"); // 4
    client.finish();
    await().until(() -> client.all().contains("\"ch\":\"signals\",\"seq\":4"));
    assertThat(client.all()).contains(skipped(2, 3, false));
  }

  private Subscribed subscribe(SessionQueue queue, Position since, SignalFilter filter) {
    return node.hub.subscribe(queue, signals, new SubscribeOptions(since, null, 0, filter));
  }

  private static SignalFilter confident(String least) {
    return SignalFilter.of(null, null, new BigDecimal(least));
  }

  private void publish(String symbol, String timeFrame, String confidence) {
    StreamMessage next = signal(log.size() + 1, symbol, timeFrame, confidence);
    log.add(next);
    node.hub.publish(next);
  }

  private StreamMessage signal(int seq, String symbol, String timeFrame, String confidence) {
    String data =
        "{\"signal_id\":\"a\",\"symbol\":\""
            + symbol
            + "\",\"timeframe\":\""
            + timeFrame
            + "\",\"direction\":\"buy\",\"confidence\":"
            + confidence
            + ",\"indicators\":{}}";
    return StreamMessage.live(signals, 1, seq, envelope(data, seq));
  }

  private byte[] envelope(String data, int seq) {
    String json =
        "{\"type\":\"signal_update\",\"data\":"
            + data
            + ",\"ch\":\"signals\",\"seq\":"
            + seq
            + ",\"epoch\":1}";
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static String skipped(int from, int to, boolean filtered) {
    return "{\"type\":\"skipped\",\"ch\":\"signals\",\"from\":"
        + from
        + ",\"to\":"
        + to
        + (filtered ? ",\"filtered\":true}" : "}");
  }

  /** A log without a state, read by pages. */
  private final class Log implements ChannelSource {

    @Override
    public List<StreamMessage> snapshot(Channel channel) {
      return List.of();
    }

    @Override
    public Optional<Position> logEnd(Channel channel) {
      return Optional.of(new Position(1, log.size()));
    }

    @Override
    public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
      reads.incrementAndGet();
      return Optional.of(
          List.copyOf(
              log.subList((int) seq, (int) Math.min(log.size(), seq + ChannelSource.PAGE + 1))));
    }
  }
}
