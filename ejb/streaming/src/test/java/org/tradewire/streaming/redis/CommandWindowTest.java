package org.tradewire.streaming.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CommandWindowTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CommandWindow window = new CommandWindow();
  private final CompletableFuture<Long> first = new CompletableFuture<>();
  private final CompletableFuture<Long> second = new CompletableFuture<>();

  @Test
  void shouldLetInWhatFitsThoughNothingIsAnswered() {
    window.sent(400, first);
    window.await(100);
    window.sent(100, second);

    first.complete(1L);

    window.await(400);
  }

  @Test
  void shouldLetInOneThatIsLargerThanAllThatFitsWhereNothingIsUnderWay() {
    window.await(501);
  }

  @Test
  void shouldWaitUntilThereIsRoomWhetherItsAnswerIsAFailureOrNot() {
    window.sent(400, first);
    window.sent(100, second);

    CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> window.await(401));
    assertThat(waiting).isNotDone();
    first.completeExceptionally(new RedisException("refused"));
    assertThat(waiting).isNotDone();
    second.complete(1L);

    await().atMost(PATIENCE).until(waiting::isDone);
    assertThat(waiting).isCompleted();
  }

  @Test
  void shouldWaitForNoAnswerLongerThanACommandMayTakeAndNotForItAgain() {
    window.sent(500, first);

    assertThatThrownBy(() -> window.await(1)).isInstanceOf(RedisException.class);

    window.await(500);
  }
}
