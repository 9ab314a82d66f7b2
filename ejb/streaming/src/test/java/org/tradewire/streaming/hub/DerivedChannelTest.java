package org.tradewire.streaming.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.HandTransport;
import org.tradewire.streaming.StreamFixture;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.SubscribeOptions;

/** A channel whose messages a node makes itself, of those of a relayed one. */
class DerivedChannelTest {

  private final StreamFixture node = new StreamFixture();
  private final HandTransport client = new HandTransport();
  private final SessionQueue queue = node.session(client, SessionFormat.V1_JSON);
  private final Channel pictures = Channel.heatmap("BTC-USDT");
  private final Channel levels = Channel.heatmapLevels(pictures);
  private final Derivation derivation = new Derivation();

  /** Each message again, under the other channel's name. */
  private final class Derivation implements ChannelSource {
    private final List<String> calls = new ArrayList<>();
    private boolean refuses;

    @Override
    public void begin(Channel channel) {
      calls.add("begin");
      if (refuses) {
        throw new IllegalStateException("the relay is away");
      }
      node.hub.follow(pictures, told -> node.hub.publish(of(told, false)));
    }

    @Override
    public void end(Channel channel) {
      calls.add("end");
      node.hub.unfollow(pictures);
    }

    @Override
    public List<StreamMessage> snapshot(Channel channel) {
      return node.broker.newest(pictures).map(told -> of(told, true)).stream().toList();
    }

    private StreamMessage of(StreamMessage told, boolean initial) {
      EnvelopeWriter envelope = new EnvelopeWriter().begin("levels", 0);
      envelope.data().value(told.seq());
      return initial
          ? envelope.initial(levels, told.epoch(), told.seq())
          : envelope.live(levels, told.epoch(), told.seq());
    }
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void shouldBeMadeWhileSomebodyListensAndNoLonger() throws Exception {
    node.hub.register(ChannelKind.HEATMAP_LEVELS, derivation);
    publish(1);
    assertThat(derivation.calls).isEmpty();

    node.hub.subscribe(queue, levels, SubscribeOptions.NONE);
    publish(2);
    await().until(() -> StreamFixture.seqs(client.frames).contains(2L));
    assertThat(StreamFixture.seqs(client.frames)).containsExactly(1L, 2L);
    assertThat(client.frames.get(0)).contains("\"initial\":true");
    assertThat(node.hub.subscribers())
        .as("followers are no clients")
        .containsOnlyKeys(levels.name());

    node.hub.unsubscribe(queue, levels);
    assertThat(derivation.calls).containsExactly("begin", "end");
    assertThat(node.hub.hasSubscribers(pictures)).isFalse();

    node.hub.subscribe(queue, levels, SubscribeOptions.NONE);
    assertThat(derivation.calls).containsExactly("begin", "end", "begin");
  }

  @Test
  void shouldGoOnWhereTheClientsOfTheOtherChannelLeave() throws Exception {
    node.hub.register(ChannelKind.HEATMAP_LEVELS, derivation);
    node.hub.subscribe(queue, pictures, SubscribeOptions.NONE);
    node.hub.subscribe(queue, levels, SubscribeOptions.NONE);
    node.hub.unsubscribe(queue, pictures);

    publish(1);

    await().until(() -> StreamFixture.seqs(client.frames).contains(1L));
    node.hub.unsubscribe(queue, levels);
    assertThat(node.hub.hasSubscribers(pictures)).isFalse();
  }

  @Test
  void shouldLeaveTheOtherChannelsClientsWhereItsOwnLeave() throws Exception {
    node.hub.register(ChannelKind.HEATMAP_LEVELS, derivation);
    node.hub.subscribe(queue, levels, SubscribeOptions.NONE);
    node.hub.subscribe(queue, pictures, SubscribeOptions.NONE);
    node.hub.unsubscribe(queue, levels);

    publish(1);

    await().until(() -> client.all().contains("snapshot"));
    assertThat(client.all()).doesNotContain("levels\"");
  }

  @Test
  void shouldNotKeepARoomThatCannotBegin() {
    node.hub.register(ChannelKind.HEATMAP_LEVELS, derivation);
    derivation.refuses = true;
    assertThatThrownBy(() -> node.hub.subscribe(queue, levels, SubscribeOptions.NONE))
        .hasMessageContaining("away");
    assertThat(node.hub.hasSubscribers(levels)).isFalse();

    derivation.refuses = false;
    node.hub.subscribe(queue, levels, SubscribeOptions.NONE);
    assertThat(node.hub.hasSubscribers(levels)).isTrue();
  }

  /** What the relay brought while it was away nobody has made messages of. */
  @Test
  void shouldBeReadAgainWhenTheRelayIsBack() throws Exception {
    node.hub.register(ChannelKind.HEATMAP_LEVELS, derivation);
    node.hub.subscribe(queue, levels, SubscribeOptions.NONE);
    publish(1);
    node.broker.close(pictures);
    publish(2);
    await().until(() -> StreamFixture.seqs(client.frames).contains(1L));

    node.hub.repairRelayed();

    await().until(() -> StreamFixture.seqs(client.frames).contains(2L));
    assertThat(client.frames.get(client.frames.size() - 1)).contains("\"initial\":true");
  }

  private void publish(long number) throws Exception {
    EnvelopeWriter envelope = new EnvelopeWriter().begin("snapshot", 0);
    envelope.data().value(number);
    node.broker.publishNext(new StateUpdate(pictures, envelope.withoutPosition(), null, 0), 5);
  }
}
