package org.tradewire.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertiesLinesTest {
  @TempDir private Path folder;

  @Test
  void shouldReplaceEveryLineOfAKeyAndNoOther() throws IOException {
    Path file = folder.resolve("logging.properties");
    Files.writeString(file, "# a=0\na=1\nb=2\n\na = 3\nab=4\n");

    new PropertiesLines(file).replace(List.of("a=5", "c=6=7"));

    assertThat(Files.readAllLines(file))
        .containsExactly("# a=0", "b=2", "", "ab=4", "a=5", "c=6=7");
  }

  @Test
  void shouldLeaveTheFileAloneWhereThereIsNothingToSet() throws IOException {
    Path file = folder.resolve("gone.properties");

    new PropertiesLines(file).replace(List.of());

    assertThat(file).doesNotExist();
  }
}
