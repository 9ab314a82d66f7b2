package org.tradewire.web.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeavingAnswersTest {
  private static final long BEGAN = Long.MAX_VALUE - 1; // A clock that wraps, as nanoTime may.

  private final LeavingAnswers answers = new LeavingAnswers();
  private final List<Answer> givenUp = new ArrayList<>();

  @Test
  void shouldGiveAnAnswerTenSecondsFromItsBeginning() {
    Answer answer = add();
    answers.endOverdue(BEGAN);
    answer.begun = true;
    answers.endOverdue(after(Duration.ofSeconds(100)));

    answers.endOverdue(after(Duration.ofSeconds(110).minusNanos(1)));
    assertThat(givenUp).isEmpty();
    answers.endOverdue(after(Duration.ofSeconds(110)));
    answers.endOverdue(after(Duration.ofSeconds(200)));
    assertThat(givenUp).containsExactly(answer);
  }

  @Test
  void shouldGiveTheTimeOfWhatTheClientHasTaken() {
    Answer answer = add();
    answer.begun = true;
    answer.bytes = 160 << 10;
    answers.endOverdue(BEGAN);

    answers.endOverdue(after(Duration.ofSeconds(19)));
    assertThat(givenUp).isEmpty();
    answers.endOverdue(after(Duration.ofSeconds(20)));
    assertThat(givenUp).containsExactly(answer);
  }

  @Test
  void shouldLetAloneWhatHasLeftAndGoOnAfterOneThatFails() {
    Answer left = add();
    left.begun = true;
    left.left = true;
    for (int i = 0; i < 8; i++) {
      answers.add(
          new Answer() {
            @Override
            public boolean hasLeft() {
              throw new IllegalStateException("broken");
            }
          });
      add().begun = true;
    }

    answers.endOverdue(BEGAN);
    answers.endOverdue(after(Duration.ofSeconds(10)));

    assertThat(givenUp).hasSize(8).doesNotContain(left);
  }

  private Answer add() {
    Answer answer = new Answer();
    answers.add(answer);
    return answer;
  }

  private static long after(Duration time) {
    return BEGAN + time.toNanos();
  }

  private class Answer implements LeavingAnswer {
    private boolean begun;
    private boolean left;
    private long bytes;

    @Override
    public boolean hasLeft() {
      return left;
    }

    @Override
    public boolean hasBegun() {
      return begun;
    }

    @Override
    public long bytes() {
      return bytes;
    }

    @Override
    public void giveUp() {
      givenUp.add(this);
    }
  }
}
