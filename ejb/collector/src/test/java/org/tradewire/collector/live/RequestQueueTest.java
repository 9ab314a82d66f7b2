package org.tradewire.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestQueueTest {

  private final List<String> out = new ArrayList<>();
  private final RequestQueue queue = new RequestQueue(100);

  @Test
  void shouldKeepItsDistanceWhenSeveralWait() {
    queue.add("a");
    queue.add("b");

    assertThat(queue.poll(1_000, out::add)).isEqualTo(100);
    assertThat(queue.poll(1_099, out::add)).isEqualTo(1);
    assertThat(out).containsExactly("a");
    assertThat(queue.poll(1_100, out::add)).isEqualTo(Long.MAX_VALUE);
    assertThat(out).containsExactly("a", "b");
  }

  @Test
  void shouldKeepItsDistanceWhenTheQueueWasEmptyMeanwhile() {
    queue.add("a");
    queue.poll(1_000, out::add);
    queue.add("b");

    assertThat(queue.poll(1_050, out::add)).isEqualTo(50);
  }

  @Test
  void shouldSendOnceWhatIsWantedAgainWhileItWaits() {
    queue.poll(1_000, out::add);
    queue.add("subscribe");
    for (int i = 0; i < 1_000; i++) {
      queue.add("unsubscribe");
      queue.add("subscribe");
    }

    for (long nowNs = 1_000; queue.poll(nowNs, out::add) != Long.MAX_VALUE; nowNs += 100) {}
    assertThat(out).containsExactly("unsubscribe", "subscribe");
  }

  @Test
  void shouldForgetWhatWaitsWhenItIsCleared() {
    queue.add("a");

    queue.clear();

    assertThat(queue.poll(0, out::add)).isEqualTo(Long.MAX_VALUE);
    assertThat(out).isEmpty();
  }

  @Test
  void shouldKeepOneDistanceTogetherAndTakeTurnsWhereSeveralAskTheSameService() {
    RequestTurns turns = new RequestTurns(100);
    RequestQueue a = new RequestQueue(turns, () -> true);
    RequestQueue b = new RequestQueue(turns, () -> true);
    a.add("a1");
    a.add("a2");
    b.add("b1");
    b.add("b2");

    assertThat(a.poll(1_000, out::add)).isEqualTo(100);
    assertThat(b.poll(1_000, out::add)).isEqualTo(100);
    assertThat(a.poll(1_100, out::add)).as("it is the other's turn").isZero();
    assertThat(b.poll(1_100, out::add)).isEqualTo(100);
    assertThat(a.poll(1_200, out::add)).isEqualTo(Long.MAX_VALUE);
    assertThat(b.poll(1_300, out::add)).isEqualTo(Long.MAX_VALUE);

    assertThat(out).containsExactly("a1", "b1", "a2", "b2");
  }

  @Test
  void shouldLetAConnectionThatIsUsedGoBeforeOnesThatStandBy() {
    RequestTurns turns = new RequestTurns(100);
    boolean[] used = {false};
    RequestQueue standingBy = new RequestQueue(turns, () -> false);
    RequestQueue other = new RequestQueue(turns, () -> used[0]);
    standingBy.add("s1");
    standingBy.add("s2");
    other.add("o1");
    other.add("o2");
    standingBy.poll(1_000, out::add);

    used[0] = true;
    for (long nowNs = 1_100; nowNs < 1_500; nowNs += 100) {
      standingBy.poll(nowNs, out::add);
      other.poll(nowNs, out::add);
    }
    standingBy.poll(1_500, out::add);

    assertThat(out).containsExactly("s1", "o1", "o2", "s2");
  }

  @Test
  void shouldNotWaitForAQueueThatWasCleared() {
    RequestTurns turns = new RequestTurns(100);
    RequestQueue lost = new RequestQueue(turns, () -> true);
    RequestQueue open = new RequestQueue(turns, () -> true);
    lost.add("never");
    open.add("a");
    lost.clear();

    open.poll(1_000, out::add);

    assertThat(out).containsExactly("a");
  }
}
