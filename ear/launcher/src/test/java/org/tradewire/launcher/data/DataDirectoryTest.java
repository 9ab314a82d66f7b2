package org.tradewire.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.launcher.process.JavaHome;
import org.tradewire.launcher.process.LaunchException;

class DataDirectoryTest {
  @TempDir private Path parent;

  @Test
  void shouldRefuseSecondHolderInOneSentence() {
    Path directory = parent.resolve("data");
    try (DataDirectory first = DataDirectory.open(directory)) {
      assertThatThrownBy(() -> DataDirectory.open(first.root()))
          .isInstanceOf(LaunchException.class)
          .hasMessageContaining(directory + " is in use by another start");
    }
  }

  @Test
  void shouldRefuseWhileAnotherProcessHoldsIt() throws Exception {
    Path directory = parent.resolve("data");
    Process holder =
        new ProcessBuilder(
                JavaHome.java(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      holder.getOutputStream().write((directory + "\n").getBytes(StandardCharsets.UTF_8));
      holder.getOutputStream().flush();
      assertThat(holder.inputReader().readLine()).isEqualTo("held");

      assertThatThrownBy(() -> DataDirectory.open(directory))
          .hasMessageContaining("is in use by another start");
    } finally {
      holder.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    DataDirectory.open(directory).close();
  }

  @Test
  void shouldBeFreeAgainWhenClosed() {
    DataDirectory.open(parent).close();

    DataDirectory.open(parent).close();
  }

  @Test
  void shouldSayWhyDirectoryCannotBeWritten() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "");

    assertThatThrownBy(() -> DataDirectory.open(file.resolve("below")))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("-Ddata.dir=");
  }

  /** Another process that takes the directory named on its input until it is killed. */
  static final class Holder {
    public static void main(String[] arguments) throws IOException {
      byte[] line = new byte[4096];
      int length = System.in.read(line);
      DataDirectory.open(Path.of(new String(line, 0, length, StandardCharsets.UTF_8).strip()));
      System.out.println("held");
      System.in.read();
    }
  }
}
