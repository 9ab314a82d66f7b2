package org.tradewire.systemtests.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the text of Java files says that their classes do not.
 *
 * @param files text of each main file by its path below the root
 */
record JavaSources(Map<String, String> files) {

  private static final Pattern EVENT = Pattern.compile("\"event=([^\\s\"]*)");
  private static final Pattern WELL_FORMED = Pattern.compile("[a-z]+(_[a-z]+)*");
  private static final Pattern KEY = Pattern.compile("\"(tradewire(?:\\.[a-z][a-z-]*){2,})\"");

  private static final Pattern COMPONENT =
      Pattern.compile("(?m)^import (?:static )?[\\w.]+\\.trading\\.(\\w+)\\.[\\w.]+;");

  /** Main files of what is delivered or run. */
  static JavaSources of(Repository repository) {
    Map<String, String> texts = new TreeMap<>();
    for (Module module : repository.productModules()) {
      try (Stream<Path> files = Files.walk(module.sources())) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          texts.put(repository.root().relativize(file).toString(), Files.readString(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new JavaSources(texts);
  }

  /** Files with more lines than that. */
  Set<String> longerThan(int lines) {
    Set<String> found = new TreeSet<>();
    files.forEach(
        (name, text) -> {
          long count = text.lines().count();
          if (count > lines) {
            found.add(name + " has " + count + " lines");
          }
        });
    return found;
  }

  /** Names of log events that are not words of lower case joined by underscores. */
  Set<String> oddEvents() {
    return found(EVENT)
        .filter(name -> !WELL_FORMED.matcher(name).matches())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Settings that a text does not mention between backquotes. */
  Set<String> settingsWithoutMentionIn(String text) {
    return found(KEY)
        .filter(key -> !text.contains('`' + key + '`'))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Where a component's description and its imports name different components.
   *
   * @param trading the folder of the components, as it stands in paths
   */
  Set<String> wrongDescriptions(String trading) {
    Map<String, Set<String>> imported = new TreeMap<>();
    Map<String, String> described = new TreeMap<>();
    files.forEach(
        (path, text) -> {
          int at = path.indexOf(trading);
          if (at < 0) {
            return;
          }
          String[] parts = path.substring(at + trading.length()).split("/", -1);
          if (parts.length == 2 && parts[1].equals("package-info.java")) {
            described.put(parts[0], text.replaceAll("\\s+\\*?\\s*", " "));
          } else if (parts.length > 1) {
            Set<String> seen = imported.computeIfAbsent(parts[0], name -> new TreeSet<>());
            COMPONENT.matcher(text).results().map(found -> found.group(1)).forEach(seen::add);
            seen.remove(parts[0]);
          }
        });
    Set<String> wrong = new TreeSet<>();
    imported.forEach(
        (component, seen) -> {
          Set<String> said =
              imported.keySet().stream()
                  .filter(other -> !other.equals(component))
                  .filter(
                      other ->
                          described.getOrDefault(component, "").contains("{@code " + other + "}"))
                  .collect(Collectors.toCollection(TreeSet::new));
          if (!said.equals(seen)) {
            wrong.add(component + " says it sees " + said + " and sees " + seen);
          }
        });
    return wrong;
  }

  private Stream<String> found(Pattern pattern) {
    return files.values().stream()
        .flatMap(text -> pattern.matcher(text).results())
        .map((MatchResult match) -> match.group(1));
  }

  /** Paths of what was read. */
  List<String> names() {
    return List.copyOf(files.keySet());
  }
}
