package org.tradewire.streaming.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.HandTransport;
import org.tradewire.streaming.StreamFixture;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SubscribeOptions;
import org.tradewire.streaming.session.Subscription;

/** Clients that wait at the same place of a log. */
class ReplaysTest {

  private static final Channel ALL = Channel.signals();

  private final StreamFixture node = new StreamFixture();

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void shouldGoOnWithTheOthersWhereOneFails() {
    Subscription failing = subscription();
    Subscription other = subscription();
    List<Subscription> lost = new ArrayList<>();
    List<Subscription> served = new ArrayList<>();
    List<Runnable> tasks = new ArrayList<>();
    Replays replays =
        new Replays(
            new ChannelStates(node.broker), // Nobody keeps the log: they get the state.
            tasks::add,
            each -> {
              if (each == failing) {
                throw new IllegalStateException("its state cannot be encoded");
              }
              served.add(each);
            },
            lost::add,
            node.nanos::get);
    replays.later(failing, new Position(1, 7));
    replays.later(other, new Position(1, 7));

    while (!tasks.isEmpty()) {
      tasks.remove(0).run();
    }

    assertThat(served).containsExactly(other);
    assertThat(lost).containsExactly(failing);
  }

  private Subscription subscription() {
    return node.session(new HandTransport(), SessionFormat.V1_JSON)
        .subscription(
            ALL, SubscribeOptions.NONE, true, any -> {}, node.statistics.meter().channel(ALL));
  }
}
