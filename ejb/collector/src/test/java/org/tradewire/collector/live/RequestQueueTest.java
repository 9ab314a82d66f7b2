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
}
