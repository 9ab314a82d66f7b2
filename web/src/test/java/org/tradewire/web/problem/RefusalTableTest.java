package org.tradewire.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.shared.RefusalCode;

/** The integrators' table of refusals and the code name the same codes with the same statuses. */
class RefusalTableTest {
  private static final Path TABLE = Path.of("../ear/docs/refusals.md");
  private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| (\\d{3}) \\|.*");

  @Test
  void shouldHaveARowWithItsStatusForEveryCodeAndNoOther() throws Exception {
    List<String> answers = new ArrayList<>();
    for (RefusalCode each : codesOfTrading()) {
      answers.add(
          Refusals.problemOf(each.because("Because."))
              .map(problem -> problem.kind() + " " + problem.status())
              .orElseThrow());
    }
    for (WebRefusal each : WebRefusal.values()) {
      answers.add(each.because("Because.").kind() + " " + each.status());
    }

    assertThat(answers).as("codes found").hasSizeGreaterThan(30).doesNotHaveDuplicates();
    assertThat(rows()).containsExactlyInAnyOrderElementsOf(answers);
  }

  private static List<String> rows() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(row -> row.group(1) + " " + row.group(2))
        .toList();
  }

  /** Of every enum of the business tier, so that none is forgotten when a component comes. */
  private static List<RefusalCode> codesOfTrading() throws IOException, URISyntaxException {
    URL home = RefusalCode.class.getProtectionDomain().getCodeSource().getLocation();
    Path place = Path.of(home.toURI());
    if (Files.isDirectory(place)) {
      return codes(place);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return codes(jar.getPath("/"));
    }
  }

  private static List<RefusalCode> codes(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith("Refusal.class"))
          .map(name -> name.replace(".class", "").replace('/', '.'))
          .map(RefusalTableTest::load)
          .filter(RefusalCode.class::isAssignableFrom)
          .flatMap(type -> Arrays.stream(type.getEnumConstants()))
          .map(RefusalCode.class::cast)
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name, e);
    }
  }
}
