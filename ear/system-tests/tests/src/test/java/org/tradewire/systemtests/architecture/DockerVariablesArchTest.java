package org.tradewire.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What compose file and scripts read stands in {@code docker/.env.example}, and nothing else. */
class DockerVariablesArchTest {
  private static final Set<String> READERS = Set.of("sh", "yaml", "cli", "asadmin");
  private static final Pattern READ = Pattern.compile("(?:\\$\\{?|env\\.|ENV=)(TRADEWIRE_[A-Z_]+)");
  private static final Pattern EXAMPLE = Pattern.compile("(?m)^# (TRADEWIRE_[A-Z_]+)=");

  /** Made from a file, never taken from the environment. */
  private static final Pattern MADE = Pattern.compile("(?m)^ *(TRADEWIRE_[A-Z_]+)=(?!\"\\$\\{\\1)");

  private static final Pattern OTHER = Pattern.compile("(?m)^# (?!TRADEWIRE_)([A-Z][A-Z_]+)=");

  /** A row of the reference, of what the application takes under another name. */
  private static final Pattern ALIAS = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| `tradewire\\.");

  private static final String OF_ENVIRONMENT_SCRIPT = "DATABASE_URL";
  private static final String OF_COLLECTOR = "BINANCE_MAX_CONNECTIONS";

  private final Path docker = Repository.here().root().resolve("docker");

  @Test
  void shouldListWhatIsRead() throws IOException {
    Set<String> read = new TreeSet<>();
    for (Path file : readers()) {
      read.addAll(names(READ, file));
    }
    read.removeAll(names(MADE, docker.resolve("environment.sh")));

    assertThat(read).hasSizeGreaterThan(20);
    assertThat(names(EXAMPLE, docker.resolve(".env.example"))).isEqualTo(read);
  }

  /** Compose gives the application the whole file, and the collector what it reads of it. */
  @Test
  void shouldListWhatIsTakenUnderAnotherName() throws IOException {
    Path reference = Repository.here().root().resolve("ear/docs/configuration.md");
    Set<String> taken = names(ALIAS, reference);
    assertThat(taken).contains("WS_ENABLED", "REDIS_URL");
    taken.addAll(List.of(OF_ENVIRONMENT_SCRIPT, OF_COLLECTOR));

    assertThat(names(OTHER, docker.resolve(".env.example"))).isEqualTo(taken);
    assertThat(Files.readString(docker.resolve("environment.sh")))
        .contains("${" + OF_ENVIRONMENT_SCRIPT + ":-}");
    assertThat(Files.readString(docker.resolve("compose.yaml")))
        .contains("env_file: [{path: .env, required: false}]")
        .contains(OF_COLLECTOR + ": ${" + OF_COLLECTOR + ":-}");
    assertThat(Files.readString(reference))
        .contains("`" + OF_ENVIRONMENT_SCRIPT + "`", "`" + OF_COLLECTOR + "`");
  }

  private List<Path> readers() throws IOException {
    try (Stream<Path> files = Files.walk(docker)) {
      return files.filter(DockerVariablesArchTest::isReader).toList();
    }
  }

  private static boolean isReader(Path file) {
    String name = file.getFileName().toString();
    return READERS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static Set<String> names(Pattern pattern, Path file) throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher matcher = pattern.matcher(Files.readString(file));
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
