package org.tradewire.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
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
    RequestQueue a = queue(turns, () -> true);
    RequestQueue b = queue(turns, () -> true);
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
    RequestQueue standingBy = queue(turns, () -> false);
    RequestQueue other = queue(turns, () -> used[0]);
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
    RequestQueue lost = queue(turns, () -> true);
    RequestQueue open = queue(turns, () -> true);
    lost.add("never");
    open.add("a");
    lost.clear();

    open.poll(1_000, out::add);

    assertThat(out).containsExactly("a");
  }

  /** Leads ask for a minute of each symbol: where there are more symbols than turns, for ever. */
  @Test
  void shouldAskForTheBookOfAConnectionThatStandsByAlthoughThoseThatAreUsedAlwaysAskForMore() {
    RequestTurns turns = new RequestTurns(100);
    RequestQueue used = queue(turns, () -> true);
    RequestQueue standingBy = queue(turns, () -> false);
    standingBy.add("book of the other");
    standingBy.add("its second book");
    for (int turn = 0; turn < 5; turn++) {
      used.add("minute " + turn);
      if (turn == 0) {
        used.add("book");
      }
      used.poll(turn * 100, out::add);
      standingBy.poll(turn * 100, out::add);
    }

    assertThat(out.subList(0, 3)).containsExactly("book", "book of the other", "its second book");
    assertThat(out).contains("minute 0");
  }

  /** A venue that never gives the book of one symbol is asked for it again and again. */
  @Test
  void shouldLetWhatIsNoBookGoOutNowAndThenAlthoughABookAlwaysWaits() {
    RequestTurns turns = new RequestTurns(100);
    RequestQueue used = queue(turns, () -> true);
    RequestQueue standingBy = queue(turns, () -> false);
    used.add("minute");
    standingBy.add("subscribe");
    for (int turn = 0; turn < 8; turn++) {
      used.add("book");
      used.poll(turn * 100, out::add);
      standingBy.poll(turn * 100, out::add);
    }

    assertThat(out).contains("minute", "subscribe", "book");
  }

  private static RequestQueue queue(RequestTurns turns, BooleanSupplier leads) {
    return new RequestQueue(turns, leads, request -> request.contains("book"));
  }
}
