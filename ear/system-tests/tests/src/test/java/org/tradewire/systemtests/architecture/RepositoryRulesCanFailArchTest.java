package org.tradewire.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link Repository} reads from a tree that breaks the rules. */
class RepositoryRulesCanFailArchTest {
  @TempDir Path root;

  @Test
  void shouldSeeStrangersAtTheTopButNotDotFilesOrBuildOutput() throws IOException {
    Files.createDirectory(root.resolve("tools"));
    Files.createDirectory(root.resolve("target"));
    Files.createFile(root.resolve(".gitignore"));

    assertThat(new Repository(root).topLevel()).containsExactly("tools");
  }

  @Test
  void shouldNamePackagesWithoutDescription() throws IOException {
    pom("<artifactId>root</artifactId>");
    source("src/main/java/a/A.java");
    source("src/main/java/a/package-info.java");
    source("src/main/java/b/B.java");
    source("src/test/java/a/ATest.java");
    source("src/test/java/c/CTest.java");

    assertThat(new Repository(root).packagesWithoutDescription())
        .containsExactly("src/main/java/b", "src/test/java/c");
  }

  @Test
  void shouldReadNamesAndParentFromPom() throws IOException {
    pom(
        "<parent><artifactId>house</artifactId></parent><artifactId>odd</artifactId><packaging>war</packaging>");

    Module module = new Repository(root).modules().get(0);

    assertThat(module.artifactId()).isEqualTo("odd");
    assertThat(module.parentArtifactId()).isEqualTo("house");
    assertThat(module.packaging()).isEqualTo("war");
    assertThat(module.groupId()).isEmpty();
  }

  private void pom(String content) throws IOException {
    Files.writeString(root.resolve("pom.xml"), "<project>" + content + "</project>");
  }

  private void source(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }
}
