package org.tradewire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.launcher.StopOrder.Part;
import org.tradewire.launcher.process.LaunchException;

class StopOrderTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final StopOrder stops =
      new StopOrder(new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), () -> 0L));
  private final List<Part> stopped = new ArrayList<>();

  @Test
  void shouldStopInOrderOfPartsAndNotOfStarts() {
    add(Part.DATABASE);
    add(Part.RELAY);
    add(Part.DATA_DIRECTORY);
    add(Part.SERVER);
    add(Part.COLLECTOR);
    add(Part.START);

    stops.stopAll();

    assertThat(stopped)
        .containsExactly(
            Part.START,
            Part.COLLECTOR,
            Part.SERVER,
            Part.RELAY,
            Part.DATABASE,
            Part.DATA_DIRECTORY);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("[   0.0 s] stopping server");
  }

  @Test
  void shouldStopOthersWhenOneFails() {
    add(Part.DATABASE);
    stops.add(
        Part.SERVER,
        () -> {
          throw new IllegalStateException("stuck");
        });

    stops.stopAll();

    assertThat(stopped).containsExactly(Part.DATABASE);
  }

  @Test
  void shouldStopOnce() {
    add(Part.SERVER);

    stops.stopAll();
    stops.stopAll();

    assertThat(stopped).containsExactly(Part.SERVER);
  }

  @Test
  void shouldStopPartThatStartsTooLate() {
    stops.stopAll();

    assertThatThrownBy(() -> add(Part.SERVER)).isInstanceOf(LaunchException.class);
    assertThat(stopped).containsExactly(Part.SERVER);
    assertThat(stops.isStopping()).isTrue();
  }

  private void add(Part part) {
    stops.add(part, () -> stopped.add(part));
  }
}
