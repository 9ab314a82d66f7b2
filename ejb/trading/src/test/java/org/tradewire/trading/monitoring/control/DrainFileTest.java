package org.tradewire.trading.monitoring.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainFileTest {
  @TempDir private Path folder;

  @Test
  void shouldAnswerWhoeverMadeIt() throws Exception {
    Path path = folder.resolve("drain");
    DrainFile file = new DrainFile(path);
    assertThat(file.isThere()).isFalse();
    assertThatThrownBy(file::acknowledge).isInstanceOf(NoSuchFileException.class);
    assertThat(path).doesNotExist();

    Files.createFile(path);
    assertThat(file.isThere()).isTrue();
    file.acknowledge();
    assertThat(path).hasContent("draining");
    file.finish();
    assertThat(path).doesNotExist();
  }

  @Test
  void shouldDiscardWhatAnEarlierRunHasLeft() throws Exception {
    Path path = Files.createFile(folder.resolve("drain"));

    assertThat(new DrainFile(path).discard()).isTrue();
    assertThat(new DrainFile(path).discard()).isFalse();
  }

  @Test
  void shouldRefuseToStartWithOneThatStays() throws Exception {
    Path path = Files.createDirectory(folder.resolve("drain"));
    Files.createFile(path.resolve("inside"));

    assertThatThrownBy(() -> new DrainFile(path).discard())
        .hasMessage("tradewire.drain.file=" + path + ": is there already and cannot be deleted.");
  }
}
