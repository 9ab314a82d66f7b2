package org.tradewire.trading.monitoring.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.monitoring.entity.DrainState;

class DrainCourseTest {
  private final List<String> done = new ArrayList<>();
  private long nowNs = 7;
  private int requests;
  private int connections;

  private final DrainCourse.Steps steps =
      new DrainCourse.Steps() {
        @Override
        public void giveUpLeases() {
          done.add("leases");
        }

        @Override
        public void closeSockets(double share) {
          done.add("sockets " + share);
        }

        @Override
        public int requests() {
          return requests;
        }

        @Override
        public int connections() {
          return connections;
        }
      };

  @Test
  void shouldDoNothingBeforeItHasBegun() {
    DrainCourse course = course(10, 30, 10);

    assertThat(course.turn()).isEqualTo(DrainState.SERVING);
    assertThat(done).isEmpty();
  }

  @Test
  void shouldGoTheWholeWayInItsOrderAndTime() {
    DrainCourse course = course(10, 30, 10);
    requests = 1;

    assertThat(course.begin()).isTrue();
    assertThat(course.state()).isEqualTo(DrainState.NOTICE);
    assertThat(course.begin()).isFalse();
    assertThat(course.turn()).isEqualTo(DrainState.NOTICE);
    assertThat(done).containsExactly("leases");
    after(9, course, DrainState.NOTICE);
    assertThat(done).containsExactly("leases");

    after(1, course, DrainState.CLOSING);
    after(15, course, DrainState.CLOSING);
    assertThat(done).containsExactly("leases", "sockets 0.0", "sockets 0.5");
    after(15, course, DrainState.FINISHING);
    assertThat(done).endsWith("sockets 1.0");

    after(9, course, DrainState.FINISHING);
    after(1, course, DrainState.DRAINED);
    assertThat(course.begin()).isFalse();
    int before = done.size();
    after(100, course, DrainState.DRAINED);
    assertThat(done).hasSize(before);
  }

  @Test
  void shouldWaitForRequestsUnderWayNoLongerThanTheyTake() {
    DrainCourse course = course(0, 0, 10);
    requests = 1;
    course.begin();

    after(0, course, DrainState.FINISHING);
    requests = 0;
    after(0, course, DrainState.DRAINED);
  }

  @Test
  void shouldWaitForSocketsThatHaveNotClosedYet() {
    DrainCourse course = course(0, 0, 10);
    connections = 2;
    course.begin();

    after(0, course, DrainState.FINISHING);
    after(9, course, DrainState.FINISHING);
    connections = 0;
    after(0, course, DrainState.DRAINED);
    assertThat(done).startsWith("leases", "sockets 1.0", "sockets 1.0");
  }

  @Test
  void shouldBeThereInOneTurnWithoutAnyTime() {
    DrainCourse course = course(0, 0, 0);
    requests = 1;
    course.begin();

    after(0, course, DrainState.DRAINED);
    assertThat(done).containsExactly("leases", "sockets 1.0", "sockets 1.0");
  }

  private DrainCourse course(int noticeS, int closeS, int requestS) {
    return new DrainCourse(
        steps,
        Duration.ofSeconds(noticeS),
        Duration.ofSeconds(closeS),
        Duration.ofSeconds(requestS),
        () -> nowNs);
  }

  private void after(int seconds, DrainCourse course, DrainState expected) {
    nowNs += Duration.ofSeconds(seconds).toNanos();
    assertThat(course.turn()).isEqualTo(expected);
  }
}
