package org.tradewire.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each variable that images, server scripts and launcher name stands in the reference, which is
 * made of what the code declares. A server that finds another one in its environment does not
 * start.
 */
class ScriptVariablesArchTest {

  private static final Pattern VARIABLE = Pattern.compile("TRADEWIRE(?:_[A-Z0-9]+)+\\b");
  private static final Pattern DECLARED =
      Pattern.compile("(?m)^\\| `((?:tradewire\\.|TRADEWIRE_)[A-Za-z0-9._-]+)`");

  private final Path root = Repository.here().root();

  @Test
  void shouldKnowEveryVariableOfScriptsAndLauncher() throws IOException {
    Set<String> used = new TreeSet<>();
    for (String folder : List.of("docker", "ear/launcher/src/main")) {
      used.addAll(variablesBelow(root.resolve(folder)));
    }

    assertThat(used).hasSizeGreaterThan(20);
    assertThat(undeclared(used, Files.readString(root.resolve("ear/docs/configuration.md"))))
        .isEmpty();
  }

  @Test
  void shouldNameAVariableThatNobodyDeclares() {
    assertThat(
            undeclared(
                Set.of("TRADEWIRE_HEAP", "TRADEWIRE_WS_PING_SECONDS", "TRADEWIRE_OTHER"),
                "| `TRADEWIRE_HEAP` | 1g |\n| `tradewire.ws.ping-seconds` | 25 |\n"))
        .containsExactly("TRADEWIRE_OTHER");
  }

  private static Set<String> undeclared(Set<String> used, String reference) {
    Set<String> declared =
        DECLARED
            .matcher(reference)
            .results()
            .map(found -> found.group(1).replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return used.stream()
        .filter(name -> !declared.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> variablesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(file -> VARIABLE.matcher(text(file)).results())
          .map(MatchResult::group)
          .collect(Collectors.toSet());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
