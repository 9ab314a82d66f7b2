package org.tradewire.web.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivingBodiesTest {
  private static final long BEGAN = Long.MAX_VALUE - 1; // A clock that wraps, as nanoTime may.

  private final ArrivingBodies bodies = new ArrivingBodies();
  private final List<String> givenUp = new ArrayList<>();

  @Test
  void shouldGiveABodyFiveSecondsAndTheTimeOfItsLength() {
    bodies.add(new Body("short"), null, 0, BEGAN);
    bodies.add(new Body("a second longer"), null, 16 << 10, BEGAN);
    bodies.add(new Body("of unknown length"), null, -1, BEGAN);
    bodies.add(new Body("said to be endless"), null, Long.MAX_VALUE, BEGAN);

    bodies.endOverdue(after(Duration.ofSeconds(5).minusNanos(1)));
    assertThat(givenUp).isEmpty();
    bodies.endOverdue(after(Duration.ofSeconds(5)));
    assertThat(givenUp).containsExactly("short");
    bodies.endOverdue(after(Duration.ofSeconds(6)));
    assertThat(givenUp).containsExactly("short", "a second longer");
    bodies.endOverdue(after(Duration.ofSeconds(9)));
    assertThat(givenUp).endsWith("of unknown length").hasSize(3);
    bodies.endOverdue(after(Duration.ofSeconds(69)));
    assertThat(givenUp).endsWith("said to be endless").hasSize(4);
    bodies.endOverdue(after(Duration.ofSeconds(100)));
    assertThat(givenUp).hasSize(4);
  }

  @Test
  void shouldGiveWhatIsImportedTheTimeOfItsLength() {
    bodies.add(new Body("a file"), "text/csv; charset=utf-8", 16 << 20, BEGAN);
    bodies.add(new Body("a list"), "application/json", 8 << 20, BEGAN);
    bodies.add(new Body("endless"), "text/csv", Long.MAX_VALUE, BEGAN);
    bodies.add(new Body("a form"), "application/x-www-form-urlencoded", 8 << 20, BEGAN);

    bodies.endOverdue(after(Duration.ofSeconds(69)));
    assertThat(givenUp).containsExactly("a form");
    bodies.endOverdue(after(Duration.ofSeconds(517)));
    assertThat(givenUp).containsExactly("a form", "a list");
    bodies.endOverdue(after(Duration.ofSeconds(1_029)));
    assertThat(givenUp).containsExactly("a form", "a list", "a file");
    bodies.endOverdue(after(Duration.ofSeconds(16_389)));
    assertThat(givenUp).endsWith("endless").hasSize(4);
  }

  @Test
  void shouldGiveFiveSecondsToTheRestThatNobodyWants() {
    Body refused = new Body("refused");
    Body almostThere = new Body("almost there");
    bodies.add(refused, null, 1 << 20, BEGAN);
    bodies.add(almostThere, null, 0, BEGAN);

    bodies.answered(refused, after(Duration.ofSeconds(1)));
    bodies.answered(almostThere, after(Duration.ofSeconds(1)));

    bodies.endOverdue(after(Duration.ofSeconds(5)));
    assertThat(givenUp).containsExactly("almost there");
    bodies.endOverdue(after(Duration.ofSeconds(6)));
    assertThat(givenUp).containsExactly("almost there", "refused");
  }

  @Test
  void shouldLetAloneWhatHasArrived() {
    Body early = new Body("early");
    Body late = new Body("late");
    bodies.add(early, null, 0, BEGAN);
    bodies.add(late, null, 0, BEGAN);
    early.arrived = true;
    bodies.answered(early, BEGAN);
    bodies.answered(late, BEGAN);
    late.arrived = true;

    bodies.endOverdue(after(Duration.ofSeconds(100)));

    assertThat(givenUp).isEmpty();
  }

  @Test
  void shouldTellABodyThatItsRequestIsAnswered() {
    Body answered = new Body("answered");
    bodies.add(answered, null, 0, BEGAN);

    bodies.answered(answered, BEGAN);

    assertThat(answered.answered).isTrue();
  }

  @Test
  void shouldWaitForTheRespiteOfABody() {
    bodies.add(
        new Body("with a respite") {
          @Override
          public Duration respite() {
            return Duration.ofSeconds(2);
          }
        },
        null,
        0,
        BEGAN);

    bodies.endOverdue(after(Duration.ofSeconds(7).minusNanos(1)));
    assertThat(givenUp).isEmpty();
    bodies.endOverdue(after(Duration.ofSeconds(7)));
    assertThat(givenUp).containsExactly("with a respite");
  }

  @Test
  void shouldGoOnAfterOneThatFails() {
    for (int i = 0; i < 8; i++) {
      bodies.add(
          new Body("broken") {
            @Override
            public void giveUp() {
              throw new IllegalStateException("broken");
            }
          },
          null,
          0,
          BEGAN);
      bodies.add(new Body("next"), null, 0, BEGAN);
    }

    bodies.endOverdue(after(Duration.ofSeconds(5)));

    assertThat(givenUp).hasSize(8).containsOnly("next");
  }

  private static long after(Duration time) {
    return BEGAN + time.toNanos();
  }

  private class Body implements ArrivingBody {
    private final String name;
    private boolean arrived;
    private boolean answered;

    private Body(String name) {
      this.name = name;
    }

    @Override
    public boolean hasArrived() {
      return arrived;
    }

    @Override
    public void giveUp() {
      givenUp.add(name);
    }

    @Override
    public void answered() {
      answered = true;
    }
  }
}
