package org.tradewire.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentFolderTest {
  @TempDir private Path directory;

  @Test
  void shouldForgetTheArchiveAndWhatTheServerNotedAboutItAndNothingElse() throws IOException {
    Path status = Files.createDirectory(directory.resolve(".autodeploystatus"));
    for (Path folder : new Path[] {directory, status}) {
      Files.createFile(folder.resolve("tradewire.ear"));
      Files.createFile(folder.resolve("tradewire.ear_deployed"));
      Files.createFile(folder.resolve("other.war"));
    }

    new DeploymentFolder(directory, "_deployed", "_deployFailed").forget("tradewire.ear");

    assertThat(directory).isDirectoryNotContaining("glob:**tradewire.ear*");
    assertThat(status).isDirectoryNotContaining("glob:**tradewire.ear*");
    assertThat(directory.resolve("other.war")).exists();
    assertThat(status.resolve("other.war")).exists();
  }
}
