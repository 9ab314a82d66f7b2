package org.tradewire.feed.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A ring's file is cut while other processes have it mapped: none of them may die of it. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CutRingTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"-Xint, 0", "-Xmixed, 0", "-Xint, 4096", "-Xmixed, 70000"})
  void shouldLeaveReaderAndWriterAliveWhenTheFileIsCut(String virtualMachine, long length)
      throws Exception {
    try (RingProcess writer = RingProcess.start("writer", directory, virtualMachine)) {
      writer.awaitLine("writes");
      try (RingProcess reader = RingProcess.start("reader", directory, virtualMachine)) {
        reader.awaitLine("reads");

        cut(length);

        assertThat(reader.awaitLine("survived")).contains("truncated");
        assertThat(reader.exitCode()).isZero();
      }
      assertThat(writer.awaitLine("survived")).isNotEmpty();
      assertThat(writer.exitCode()).isZero();
    }
  }

  private void cut(long length) throws Exception {
    Path ring = RingKind.TRADES.file(directory, "TEST");
    try (FileChannel channel = FileChannel.open(ring, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
  }
}
