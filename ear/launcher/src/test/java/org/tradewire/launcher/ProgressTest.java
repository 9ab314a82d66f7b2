package org.tradewire.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final AtomicLong now = new AtomicLong(TimeUnit.SECONDS.toNanos(1000));
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Progress progress =
      new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), now::get);

  @Test
  void shouldShowSecondsSinceStart() {
    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(12_340));
    progress.step("deploying");

    assertThat(printed()).containsExactly("[  12.3 s] deploying");
  }

  @Test
  void shouldRepeatStepOnlyAfterSilence() {
    progress.step("deploying");
    progress.reassure(10);
    now.addAndGet(TimeUnit.SECONDS.toNanos(10));
    progress.reassure(10);
    progress.reassure(10);

    assertThat(printed()).containsExactly("[   0.0 s] deploying", "[  10.0 s] still deploying");
  }

  private List<String> printed() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
