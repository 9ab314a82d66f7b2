package org.tradewire.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DrainRequestTest {
  @TempDir private Path folder;

  @Test
  @Timeout(60)
  void shouldReturnWhenTheNodeHasDeletedTheFile() throws Exception {
    Path file = folder.resolve("drain");
    CompletableFuture<Boolean> drained =
        CompletableFuture.supplyAsync(() -> DrainRequest.at(file).await(() -> true));

    while (!Files.exists(file)) {
      Thread.onSpinWait();
    }
    Files.writeString(file, "draining");
    assertThat(drained).isNotDone();
    Files.delete(file);

    assertThat(drained.join()).isTrue();
  }

  @Test
  void shouldNotWaitForANodeThatDoesNotAnswer() {
    Path file = folder.resolve("drain");

    assertThat(DrainRequest.at(file).await(() -> true)).isFalse();
    assertThat(file).doesNotExist();
  }

  @Test
  void shouldNotWaitForANodeThatHasEnded() {
    assertThat(DrainRequest.at(folder.resolve("drain")).await(() -> false)).isFalse();
    assertThat(DrainRequest.at(folder.resolve("none/drain")).await(() -> true)).isFalse();
  }
}
