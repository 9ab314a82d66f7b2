package org.tradewire.trading.signal.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.control.SignalTail;
import org.tradewire.trading.signal.control.TellingFigures;
import org.tradewire.trading.signal.entity.NumberedSignal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalHappening;
import org.tradewire.trading.signal.entity.StoredSignal;
import org.tradewire.trading.testing.RecordingBroker;

/** What a node remembers of the log is forgotten with the first failure of the database. */
class SignalTellingTest {

  private final SignalTail tail = new SignalTail();
  private final TellingFigures figures = new TellingFigures();
  private final SignalTelling telling =
      new SignalTelling(null, null, tail, figures, new RecordingBroker(), null, Clock.systemUTC());

  @BeforeEach
  void remember() {
    tail.add(
        List.of(
            new NumberedSignal(
                1,
                1,
                SignalFixture.NOW,
                SignalHappening.CREATED,
                new StoredSignal(SignalFixture.buy("a"), SignalCourse.BEGUN))));
    assertThat(tail.after(0, 10)).hasSize(1);
  }

  @Test
  void shouldForgetWhereADrainFails() {
    telling.failed(new IllegalStateException("the database has another timeline"));

    assertThat(tail.after(0, 10)).isEmpty();
    assertThat(figures.failures()).isEqualTo(1);
  }

  @Test
  void shouldForgetWhereWhatIsToBeToldIsNotCommitted() {
    assertThatThrownBy(
            () ->
                telling.tellOf(
                    () -> {
                      throw new IllegalStateException("not committed");
                    }))
        .hasMessage("not committed");

    assertThat(tail.after(0, 10)).isEmpty();
  }
}
