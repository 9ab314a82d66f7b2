package org.tradewire.trading.signal.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.signal.SignalFixture;

class SignalQueueTest {

  private static final long BYTES = 1 << 20;

  private long nanoTime;
  private final SignalQueue queue =
      new SignalQueue(1000, BYTES, 50, TimeUnit.MILLISECONDS.toNanos(100), () -> nanoTime);

  @Test
  void shouldFormBatchesInTheOrderOfComing() {
    queue.offer(waiting(0, 120));

    assertThat(sizes(queue.take(2000))).containsExactly(50, 50, 20);
    assertThat(queue.size()).isEqualTo(120);
    queue.settled();
    assertThat(queue.size()).isZero();
    assertThat(queue.take(2000)).isEmpty();
  }

  @Test
  void shouldGiveALoneSignalToAFreeWriterAtOnce() {
    queue.offer(waiting(0, 1));

    assertThat(sizes(queue.take(2000))).containsExactly(1);
  }

  @Test
  void shouldCloseABatchThatHasWaitedForMore() {
    queue.offer(waiting(0, 20));
    nanoTime = TimeUnit.MILLISECONDS.toNanos(99);
    queue.offer(waiting(20, 5));
    nanoTime = TimeUnit.MILLISECONDS.toNanos(100);
    queue.offer(waiting(25, 3));

    List<List<WaitingSignal>> taken = queue.take(2000);
    assertThat(sizes(taken)).containsExactly(25, 3);
    assertThat(taken.stream().flatMap(List::stream).map(WaitingSignal::index))
        .containsExactlyElementsOf(IntStream.range(0, 28).boxed().toList());
  }

  @Test
  void shouldTakeNoMoreAtOnceThanIsAsked() {
    queue.offer(waiting(0, 120));

    assertThat(sizes(queue.take(110))).containsExactly(50, 50);
    queue.settled();
    assertThat(sizes(queue.take(110))).containsExactly(20);
  }

  @Test
  void shouldHaveRoomForAllOrNone() {
    assertThat(queue.offer(waiting(0, 990))).isTrue();
    assertThat(queue.offer(waiting(0, 11))).isFalse();
    assertThat(queue.offer(waiting(0, 10))).isTrue();

    queue.take(100);
    assertThat(queue.offer(waiting(0, 1))).as("what is being stored waits still").isFalse();
    queue.settled();
    assertThat(queue.offer(waiting(0, 100))).isTrue();
    assertThat(queue.size()).isEqualTo(1000);
  }

  @Test
  void shouldHaveRoomForSoManyBytes() {
    int each = waiting(0, 1).get(0).prepared().bytes();
    SignalQueue small = new SignalQueue(1000, 10L * each, 50, 100, () -> nanoTime);

    assertThat(small.offer(waiting(0, 11))).isFalse();
    assertThat(small.offer(waiting(0, 10))).isTrue();
    assertThat(small.offer(waiting(0, 1))).isFalse();
    small.take(2000);
    assertThat(small.offer(waiting(0, 1))).as("what is being stored takes room still").isFalse();
    small.settled();
    assertThat(small.offer(waiting(0, 10))).isTrue();
    assertThat(small.size()).isEqualTo(10);
  }

  @Test
  void shouldSayForHowLongTheOldestHasWaited() {
    assertThat(queue.oldestNs()).isZero();
    queue.offer(waiting(0, 1));
    nanoTime = 70;
    queue.offer(waiting(1, 1));
    queue.take(1);
    nanoTime = 100;

    assertThat(queue.oldestNs()).isEqualTo(100);
    queue.settled();
    assertThat(queue.oldestNs()).isZero();
  }

  private static List<Integer> sizes(List<List<WaitingSignal>> batches) {
    return batches.stream().map(List::size).toList();
  }

  private static List<WaitingSignal> waiting(int from, int many) {
    SignalTicket ticket = new SignalTicket(many, List.of());
    return IntStream.range(from, from + many)
        .mapToObj(
            index ->
                new WaitingSignal(
                    SignalFixture.prepared(SignalFixture.buy("s" + index)).get(0), ticket, index))
        .toList();
  }
}
