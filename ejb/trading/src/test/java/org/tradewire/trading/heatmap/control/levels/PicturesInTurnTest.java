package org.tradewire.trading.heatmap.control.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.meter.StreamStatistics;

class PicturesInTurnTest {

  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final List<Long> read = new CopyOnWriteArrayList<>();

  @Test
  void shouldReadNothingOnTheThreadThatBringsThem() {
    PicturesInTurn pictures = new PicturesInTurn(tasks::add, each -> read.add(each.seq()));

    pictures.take(picture(1));
    pictures.take(picture(2));

    assertThat(read).isEmpty();
    assertThat(tasks).as("one task for both").hasSize(1);
    tasks.remove().run();
    assertThat(read).containsExactly(1L, 2L);
    pictures.take(picture(3));
    assertThat(tasks).hasSize(1);
  }

  @Test
  void shouldLeaveTheOldestOutWhereTooManyWait() {
    PicturesInTurn pictures = new PicturesInTurn(tasks::add, each -> read.add(each.seq()));

    LongStream.rangeClosed(1, PicturesInTurn.MOST + 3L).forEach(seq -> pictures.take(picture(seq)));
    tasks.remove().run();

    assertThat(read).hasSize(PicturesInTurn.MOST).startsWith(4L).endsWith(PicturesInTurn.MOST + 3L);
  }

  @Test
  void shouldReadWithTheNextWhatNobodyRuns() {
    AtomicBoolean full = new AtomicBoolean(true);
    PicturesInTurn pictures =
        new PicturesInTurn(
            task -> {
              if (full.get()) {
                throw new RejectedExecutionException("full");
              }
              task.run();
            },
            each -> read.add(each.seq()));
    pictures.take(picture(1));
    assertThat(read).isEmpty();

    full.set(false);
    pictures.take(picture(2));

    assertThat(read).containsExactly(1L, 2L);
  }

  @Test
  void shouldKeepTheOrderWhateverThreadsRead() {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      PicturesInTurn pictures = new PicturesInTurn(threads, each -> read.add(each.seq()));
      for (long seq = 1; seq <= 10_000; seq++) {
        pictures.take(picture(seq));
      }
      await().until(() -> read.contains(10_000L));
      List<Long> sorted = new ArrayList<>(read);
      sorted.sort(null);
      assertThat(read).isEqualTo(sorted).doesNotHaveDuplicates();
    } finally {
      threads.shutdownNow();
    }
  }

  /** What a node follows is read by its executor, whoever publishes it. */
  @Test
  void shouldFollowPicturesOffThePublishersThread() throws Exception {
    InMemoryStreamBroker broker = new InMemoryStreamBroker(0);
    ChannelHub hub = new ChannelHub(broker, Runnable::run, new StreamStatistics());
    LevelChannels levels = new LevelChannels(hub, broker, tasks::add);
    hub.register(ChannelKind.HEATMAP_LEVELS, levels);
    levels.begin(Channel.heatmapLevels(Channel.heatmap("BTC-USDT")));

    broker.publish(picture(1));

    assertThat(tasks).hasSize(1);
    broker.close();
  }

  private static StreamMessage picture(long seq) {
    return StreamMessage.live(
        Channel.heatmap("BTC-USDT"), 1, seq, "{}".getBytes(StandardCharsets.UTF_8));
  }
}
