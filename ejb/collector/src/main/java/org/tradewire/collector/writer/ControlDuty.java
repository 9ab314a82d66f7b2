package org.tradewire.collector.writer;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/**
 * Hands what is asked at the control socket to the writer thread, which alone may touch the feed.
 */
final class ControlDuty implements Duty {

  private static final long TIMEOUT_MS = 1_500;

  private final BlockingQueue<Question> questions = new LinkedBlockingQueue<>();
  private final UnaryOperator<String> answers;
  private final Runnable wake;

  private record Question(String line, CompletableFuture<String> back) {}

  /**
   * @param answers makes the line back; called by the writer thread
   * @param wake makes the writer thread look
   */
  ControlDuty(UnaryOperator<String> answers, Runnable wake) {
    this.answers = answers;
    this.wake = wake;
  }

  /** Asks from any thread but the writer's; returns when it has answered, or after 1.5 s. */
  String ask(String line) {
    Question question = new Question(line, new CompletableFuture<>());
    questions.add(question);
    wake.run();
    try {
      return question.back().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return "error The collector is busy; ask again.";
    } catch (ExecutionException e) {
      return "error The collector failed: " + e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "error The collector ends.";
    }
  }

  @Override
  public long poll(long nowNs) {
    for (Question each = questions.poll(); each != null; each = questions.poll()) {
      try {
        each.back().complete(answers.apply(each.line()));
      } catch (RuntimeException e) {
        each.back().completeExceptionally(e);
      }
    }
    return Long.MAX_VALUE;
  }
}
