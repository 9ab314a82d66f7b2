package org.tradewire.systemtests.architecture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What package descriptions say they depend on, beside what the packages import.
 *
 * <p>A description names packages of the product in a sentence with "depends on", between {@code
 * {@code ...}}, by the last parts of their names: {@code session} beside a package of streaming,
 * {@code streaming.session} elsewhere. A name that holds no classes of its own stands for all
 * packages below it.
 */
final class Descriptions {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?([a-z]\\w*(?:\\.[a-z]\\w*)*)\\.[A-Z]");
  private static final Pattern SENTENCE =
      Pattern.compile("[Dd]epends? on (.*?)(?:\\.(?= |$|\\*)|;)");
  private static final Pattern NAME = Pattern.compile("\\{@code ([\\w.]+)}");

  private final Map<String, Set<String>> imports = new TreeMap<>();
  private final Map<String, String> descriptions = new TreeMap<>();
  private final Set<String> known = new TreeSet<>();

  /**
   * Reads the text of files.
   *
   * @param base the package that holds the product
   */
  Descriptions(Map<String, String> files, String base) {
    files.forEach(
        (path, text) -> {
          String name = first(PACKAGE, text).orElseThrow(() -> new IllegalArgumentException(path));
          if (path.endsWith("package-info.java")) {
            descriptions.put(name, text.replaceAll("\\s+\\*?\\s*", " "));
          } else {
            Set<String> seen = imports.computeIfAbsent(name, key -> new TreeSet<>());
            IMPORT.matcher(text).results().map(found -> found.group(1)).forEach(seen::add);
            seen.remove(name);
          }
        });
    imports.values().forEach(seen -> seen.removeIf(name -> !name.startsWith(base + ".")));
    for (String name : imports.keySet()) {
      for (String each = name; each.length() > base.length(); each = parent(each)) {
        known.add(each);
      }
    }
  }

  /** Where a description and the imports differ. */
  List<String> untrue() {
    return imports.keySet().stream().map(this::difference).flatMap(Optional::stream).toList();
  }

  private Optional<String> difference(String name) {
    Set<String> seen = imports.get(name);
    Set<String> said = said(name);
    Set<String> unsaid =
        seen.stream()
            .filter(each -> said.stream().noneMatch(other -> stands(other, each)))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> unused =
        said.stream()
            .filter(each -> seen.stream().noneMatch(other -> stands(each, other)))
            .collect(Collectors.toCollection(TreeSet::new));
    return unsaid.isEmpty() && unused.isEmpty()
        ? Optional.empty()
        : Optional.of(name + " does not say " + unsaid + " and does not use " + unused);
  }

  private Set<String> said(String name) {
    return SENTENCE
        .matcher(descriptions.getOrDefault(name, ""))
        .results()
        .flatMap(sentence -> NAME.matcher(sentence.group(1)).results())
        .map((MatchResult word) -> word.group(1))
        .flatMap(word -> found(word, name).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Looks for a name below a package, then below its parents. */
  private Optional<String> found(String word, String name) {
    for (String each = name; !each.isEmpty(); each = parent(each)) {
      String candidate = each + "." + word;
      if (known.contains(candidate) && !candidate.equals(name)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private boolean stands(String said, String imported) {
    return imported.equals(said) || (!imports.containsKey(said) && imported.startsWith(said + "."));
  }

  private static String parent(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }

  private static Optional<String> first(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).findFirst();
  }
}
