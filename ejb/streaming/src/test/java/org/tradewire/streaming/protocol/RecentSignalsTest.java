package org.tradewire.streaming.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.hub.ChannelSource;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.meter.StreamStatistics;

class RecentSignalsTest {

  private static final ClientCommand.GetSignals ALL =
      new ClientCommand.GetSignals(null, null, null, 1000);

  private final ChannelHub hub =
      new ChannelHub(new InMemoryStreamBroker(0), Runnable::run, new StreamStatistics());
  private final CountedLog log = new CountedLog();
  private long nanoTime;
  private final RecentSignals signals = new RecentSignals(hub, () -> nanoTime);

  @BeforeEach
  void register() {
    hub.register(ChannelKind.SIGNALS, log);
  }

  @Test
  void shouldReadTheLogOnceForAllWhoAskWithinHalfASecond() {
    assertThat(answered(ALL)).containsExactly("{\"signal_id\":\"1\",\"symbol\":\"BTC-USD\"}");
    nanoTime = TimeUnit.MILLISECONDS.toNanos(499);
    assertThat(answered(new ClientCommand.GetSignals(null, "btcusd", null, 1))).hasSize(1);
    assertThat(answered(new ClientCommand.GetSignals(null, "ethusd", null, 1))).isEmpty();
    assertThat(log.reads).isEqualTo(1);

    nanoTime = TimeUnit.MILLISECONDS.toNanos(500);
    assertThat(answered(ALL)).containsExactly("{\"signal_id\":\"2\",\"symbol\":\"BTC-USD\"}");
  }

  @Test
  void shouldShareAFailureAndReadAgainAfterIt() {
    log.fails = true;
    assertThatThrownBy(() -> signals.of(ALL)).hasRootCauseMessage("no database");
    log.fails = false;
    assertThatThrownBy(() -> signals.of(ALL)).hasRootCauseMessage("no database");
    assertThat(log.reads).isEqualTo(1);

    nanoTime = TimeUnit.MILLISECONDS.toNanos(500);
    assertThat(answered(ALL)).hasSize(1);
  }

  private List<String> answered(ClientCommand.GetSignals asked) {
    return signals.of(asked).stream()
        .map(each -> new String(each, StandardCharsets.UTF_8))
        .toList();
  }

  /** Its newest signal has the number of the read. */
  private static final class CountedLog implements ChannelSource {

    private int reads;
    private boolean fails;

    @Override
    public List<StreamMessage> snapshot(Channel channel) {
      return List.of();
    }

    @Override
    public List<StreamMessage> newest(Channel channel, int limit) {
      reads++;
      if (fails) {
        throw new IllegalStateException("no database");
      }
      EnvelopeWriter envelope = new EnvelopeWriter().begin("signal_update", 0);
      envelope
          .data()
          .beginObject()
          .name("signal_id")
          .value(Integer.toString(reads))
          .name("symbol")
          .value("BTC-USD")
          .endObject();
      return List.of(envelope.live(channel, 1, reads));
    }
  }
}
