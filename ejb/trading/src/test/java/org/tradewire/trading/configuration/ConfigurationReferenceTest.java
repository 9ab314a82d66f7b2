package org.tradewire.trading.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.KeyAlias;
import org.tradewire.trading.shared.KeyPlace;

/**
 * The tables of {@code ear/docs/configuration.md} say what the code declares. Run with {@code
 * -Dconfiguration.write=true} the test writes them; the prose around them is ours.
 */
class ConfigurationReferenceTest {

  private static final boolean WRITE = Boolean.getBoolean("configuration.write");
  private static final Path PAGE = page();

  @Test
  void shouldListEveryKeyAsTheCodeDeclaresIt() throws IOException {
    String stands = Files.readString(PAGE);
    String wanted = stands;
    wanted = with(wanted, "application", key -> key.place() == KeyPlace.APPLICATION);
    wanted = with(wanted, "changeable", ConfigurationKey::isChangeable);
    wanted = with(wanted, "adapter", key -> key.place() == KeyPlace.RESOURCE_ADAPTER);
    Set<KeyPlace> others = EnumSet.of(KeyPlace.SCRIPTS, KeyPlace.LAUNCHER);
    wanted = with(wanted, "scripts", key -> others.contains(key.place()));
    wanted = withAliases(wanted);
    if (WRITE) {
      Files.writeString(PAGE, wanted);
    } else {
      assertThat(stands)
          .as(
              "write it with: mvn test -pl ejb/trading -am -Dtest=ConfigurationReferenceTest"
                  + " -Dsurefire.failIfNoSpecifiedTests=false -Dconfiguration.write=true")
          .isEqualTo(wanted);
    }
  }

  @Test
  void shouldDeclareEachKeyOnceAndDescribeItInASentence() {
    Set<String> names = new HashSet<>();
    Map<String, String> aliases = new HashMap<>();
    assertThat(DeclaredKeys.all()).hasSizeGreaterThan(50);
    assertThat(DeclaredKeys.all())
        .allSatisfy(
            key -> {
              assertThat(names.add(key.variable())).as(key.name() + " is declared once").isTrue();
              assertThat(key.alias().isEmpty() || stands(aliases, key.alias().get(), key))
                  .as("the alias of " + key.name() + " stands for keys of the same values alone")
                  .isTrue();
              assertThat(key.description()).endsWith(".").doesNotContain("|", "\n");
              assertThat(key.builtIn().isEmpty() || acceptsItsDefault(key)).isTrue();
            });
    assertThat(names).doesNotContainAnyElementsOf(aliases.keySet());
  }

  /** One alias may stand for several keys, where one value can be that of all. */
  private static boolean stands(
      Map<String, String> aliases, KeyAlias alias, ConfigurationKey<?> key) {
    String values = values(key) + (alias.inSeconds() ? ", in seconds" : "");
    return values.equals(aliases.computeIfAbsent(alias.name(), first -> values));
  }

  private static <T> boolean acceptsItsDefault(ConfigurationKey<T> key) {
    return key.builtIn()
        .map(key.form()::write)
        .filter(text -> key.form().read(text).isPresent())
        .isPresent();
  }

  private static String with(String text, String table, Predicate<ConfigurationKey<?>> wanted) {
    return with(text, table, rows(DeclaredKeys.all().stream().filter(wanted).toList()));
  }

  private static String withAliases(String text) {
    return with(
        text,
        "aliases",
        DeclaredKeys.all().stream()
            .flatMap(key -> key.alias().stream().map(alias -> row(alias, key)))
            .collect(Collectors.joining("", "| name | stands for | |\n|---|---|---|\n", "")));
  }

  private static String row(KeyAlias alias, ConfigurationKey<?> key) {
    return "| `%s` | `%s` | %s |\n"
        .formatted(alias.name(), key.name(), alias.inSeconds() ? "in seconds" : "the same values");
  }

  private static String with(String text, String table, String rows) {
    Pattern place =
        Pattern.compile("(<!-- generated: " + table + " -->\\n).*?(<!-- end -->)", Pattern.DOTALL);
    Matcher found = place.matcher(text);
    assertThat(found.find()).as("a place for the table " + table).isTrue();
    return text.substring(0, found.end(1)) + rows + text.substring(found.start(2));
  }

  private static String rows(List<ConfigurationKey<?>> keys) {
    return keys.stream()
        .map(
            key ->
                "| `%s` | %s | %s | %s |\n"
                    .formatted(key.name(), key.defaultText(), values(key), key.description()))
        .collect(
            Collectors.joining("", "| key | default | value | meaning |\n|---|---|---|---|\n", ""));
  }

  private static String values(ConfigurationKey<?> key) {
    String rule = key.form().rule().replaceFirst("^must (be )?", "");
    boolean said = key.unit() == null || rule.contains(key.unit());
    return (said ? rule : rule + "; " + key.unit()) + (key.isSecret() ? "; secret" : "");
  }

  private static Path page() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("ear/docs/configuration.md"))) {
      folder = folder.getParent();
    }
    return folder.resolve("ear/docs/configuration.md");
  }
}
