package org.tradewire.streaming.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.relay.RelayUnavailableException;

/** One read for many, and never one that is too old for him who asks. */
class ChannelReadsTest {

  private static final Channel TICKER = Channel.ticker("ALPHA", "BTC-USD");

  /** Messages that the relay keeps. */
  private static final int KEPT = 50;

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch open = new CountDownLatch(1);
  private final AtomicLong last = new AtomicLong(100);
  private final ChannelReads reads = new ChannelReads(this::history, nanos::get);

  @Test
  void shouldServeWhoComesWithinFiftyMillisecondsFromOneRead() throws Exception {
    open.countDown();
    ChannelTail used = reads.read(at(95));
    for (int i = 0; i < 20; i++) {
      assertThat(seqs(reads.read(at(95)).since(at(95)).orElseThrow()))
          .containsExactly(96L, 97L, 98L, 99L, 100L);
      assertThat(reads.read(at(98)).since(at(98)).orElseThrow()).hasSize(2);
      assertThat(reads.read(at(100)).since(at(100)).orElseThrow()).isEmpty();
      assertThat(reads.readNewest(null).newest()).map(StreamMessage::seq).contains(100L);
    }
    assertThat(asked).hasValue(1);
    Reference.reachabilityFence(used);

    nanos.addAndGet(ChannelReads.SHARED.toNanos());
    reads.read(at(95));
    assertThat(asked).hasValue(2);
  }

  @Test
  void shouldServeTheNewestFromOneReadHoweverFarWhoeverAsksIsBehind() throws Exception {
    open.countDown();
    ChannelTail used = reads.readNewest(at(1));
    for (long seq = 2; seq <= 100; seq++) {
      assertThat(reads.readNewest(at(seq)).newest()).map(StreamMessage::seq).contains(100L);
    }
    assertThat(asked).hasValue(1);
    last.set(101); // Not relayed to this node yet; the client has it from another one.

    assertThat(reads.readNewest(at(101)).newest()).map(StreamMessage::seq).contains(101L);
    assertThat(asked).hasValue(2);
    Reference.reachabilityFence(used);
  }

  @Test
  void shouldReadAgainForWhoHasMissedMoreThanWasRead() throws Exception {
    open.countDown();
    reads.read(at(99));
    assertThat(reads.read(at(90)).since(at(90)).orElseThrow()).hasSize(10);
    assertThat(asked).hasValue(2);
  }

  @Test
  void shouldReadAgainWhereMessagesWereRelayedSince() throws Exception {
    open.countDown();
    reads.read(at(99));
    // Handed to those who listened: who asks now can have it from a read alone.
    last.set(101);
    reads.relayed(at(101));

    assertThat(seqs(reads.read(at(99)).since(at(99)).orElseThrow())).containsExactly(100L, 101L);
    assertThat(reads.readNewest(null).newest()).map(StreamMessage::seq).contains(101L);
    assertThat(asked).hasValue(2);
  }

  @Test
  void shouldReadAgainForWhoKnowsMoreThanWasRead() throws Exception {
    open.countDown();
    reads.read(at(99));
    last.set(102); // Not relayed to this node yet; the client has it from another one.

    assertThat(reads.read(at(101)).since(at(101)).orElseThrow()).hasSize(1);
    assertThat(reads.read(new Position(2, 1)).since(new Position(2, 1))).isEmpty();
    assertThat(asked).hasValue(3);
  }

  @Test
  void shouldReadAgainWhereMessagesMayHaveBeenLost() throws Exception {
    open.countDown();
    reads.read(at(99));
    last.set(101);

    reads.lost();

    assertThat(reads.read(at(99)).since(at(99)).orElseThrow()).hasSize(2);
    assertThat(asked).hasValue(2);
  }

  @Test
  void shouldTellAllWhoAskedThatTheRelayIsAway() throws Exception {
    ChannelReads away =
        new ChannelReads(
            (newest, behind) -> {
              throw new RelayUnavailableException("away", null);
            },
            nanos::get);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> away.readNewest(null)).isInstanceOf(RelayUnavailableException.class);
    }
  }

  @Test
  void shouldServeAllWhoComeWhileAReadIsUnderWayFromIt() throws Exception {
    ChannelReads patient = new ChannelReads(this::history, Duration.ofMinutes(1), nanos::get);
    List<CompletableFuture<ChannelTail>> answers = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      CompletableFuture<ChannelTail> answer = new CompletableFuture<>();
      Thread thread = new Thread(() -> ask(patient, at(95), answer));
      thread.start();
      answers.add(answer);
      threads.add(thread);
    }
    await().until(() -> threads.stream().allMatch(ChannelReadsTest::waits));

    open.countDown();

    for (CompletableFuture<ChannelTail> each : answers) {
      await().until(each::isDone);
      assertThat(each.get().since(at(95)).orElseThrow()).hasSize(5);
    }
    assertThat(asked).hasValue(1);
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.TIMED_WAITING
        || thread.getState() == Thread.State.WAITING;
  }

  private static void ask(
      ChannelReads reads, Position since, CompletableFuture<ChannelTail> answer) {
    try {
      answer.complete(reads.read(since));
    } catch (RelayUnavailableException e) {
      answer.completeExceptionally(e);
    }
  }

  @Test
  void shouldNotSpoilTheReplayOfOthersWhoShareTheReadOfOneTooFarBehind() throws Exception {
    ChannelReads patient = new ChannelReads(this::history, Duration.ofMinutes(1), nanos::get);
    CompletableFuture<ChannelTail> far = new CompletableFuture<>();
    CompletableFuture<ChannelTail> near = new CompletableFuture<>();
    CompletableFuture<ChannelTail> first = new CompletableFuture<>();
    Thread opener = new Thread(() -> ask(patient, at(99), first));
    opener.start();
    await().until(() -> asked.get() == 1);
    Thread laggard = new Thread(() -> ask(patient, at(1), far));
    laggard.start();
    await().until(() -> waits(laggard));
    Thread other = new Thread(() -> ask(patient, at(95), near));
    other.start();
    await().until(() -> waits(other));

    open.countDown();

    assertThat(far).succeedsWithin(Duration.ofSeconds(10));
    assertThat(far.get().since(at(1))).isEmpty();
    assertThat(near).succeedsWithin(Duration.ofSeconds(10));
    assertThat(near.get().since(at(95)).orElseThrow()).hasSize(5);
    assertThat(asked).hasValue(2);
  }

  private ChannelTail history(boolean newest, Set<Position> behind) {
    asked.incrementAndGet();
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    long end = last.get();
    long from =
        behind.stream()
                .filter(each -> each.epoch() == 1)
                .mapToLong(each -> end - each.seq() > KEPT ? end - 1 : each.seq())
                .reduce(newest ? end - 1 : end, Math::min)
            + 1;
    return new ChannelTail(
        at(end),
        LongStream.rangeClosed(from, end)
            .mapToObj(
                seq -> StreamMessage.live(TICKER, 1, seq, "{}".getBytes(StandardCharsets.UTF_8)))
            .toList());
  }

  private static List<Long> seqs(List<StreamMessage> messages) {
    return messages.stream().map(StreamMessage::seq).toList();
  }

  private static Position at(long seq) {
    return new Position(1, seq);
  }
}
