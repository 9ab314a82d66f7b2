package org.tradewire.systemtests.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The modules of the pages and of the browser client, and who imports whom. Imports of types count
 * as well.
 *
 * @param modules text of each file by its address, such as {@code app/data/session.js}
 */
record FrontEnd(Map<String, String> modules) {

  /** Floors from the ground up; a floor sees itself and those below it. */
  private static final List<String> FLOORS =
      List.of("client", "app/shared", "app/data", "app/elements", "app/pages", "app/frame", "app");

  private static final String REGISTRY = "app/frame/pages.js";
  private static final Pattern IMPORT =
      Pattern.compile("(?:\\bfrom\\s*|\\bimport\\s*\\(?\\s*)'(\\.{1,2}/[^']+)'");

  /** An import that no floor plan allows, or that is its own way around one. */
  record Import(String from, String to) {
    @Override
    public String toString() {
      return from + " -> " + to;
    }
  }

  /** What the repository holds. */
  static FrontEnd of(Repository repository) {
    Path pages = repository.root().resolve("web/src/main/webapp");
    Map<String, String> modules = new TreeMap<>();
    for (String folder : List.of("app", "client")) {
      try (Stream<Path> files = Files.walk(pages.resolve(folder))) {
        for (Path file : files.filter(each -> each.toString().matches(".*\\.(js|ts)")).toList()) {
          modules.put(pages.relativize(file).toString(), Files.readString(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new FrontEnd(modules);
  }

  /** Imports from a floor to one above it. */
  List<Import> upward() {
    return imports().stream().filter(each -> floor(each.to()) > floor(each.from())).toList();
  }

  /** Imports from the folder of one page to that of another. */
  List<Import> acrossPages() {
    return imports().stream()
        .filter(each -> isOfPages(each.from()) && isOfPages(each.to()))
        .filter(each -> !area(each.from()).equals(area(each.to())))
        .toList();
  }

  /** Files of pages that are imported from anywhere but the registry, or not even there. */
  Set<String> pagesBesideTheRegistry() {
    Set<String> found = new TreeSet<>();
    List<Import> imports = imports();
    for (String page : modules.keySet().stream().filter(FrontEnd::isPage).toList()) {
      List<String> importers =
          imports.stream().filter(each -> each.to().equals(page)).map(Import::from).toList();
      if (!importers.equals(List.of(REGISTRY))) {
        found.add(page + " is imported by " + importers);
      }
    }
    return found;
  }

  /** Imports of files that do not exist. */
  List<Import> intoNothing() {
    return imports().stream().filter(each -> !modules.containsKey(each.to())).toList();
  }

  /** Files with more lines than that. */
  Set<String> longerThan(int lines) {
    Set<String> found = new TreeSet<>();
    modules.forEach(
        (name, text) -> {
          long count = text.lines().count();
          if (count > lines) {
            found.add(name + " has " + count + " lines");
          }
        });
    return found;
  }

  private List<Import> imports() {
    List<Import> imports = new ArrayList<>();
    modules.forEach(
        (name, text) ->
            IMPORT
                .matcher(text)
                .results()
                .map(found -> Path.of(name).resolveSibling(found.group(1)).normalize().toString())
                .forEach(to -> imports.add(new Import(name, to))));
    return imports;
  }

  private static int floor(String module) {
    for (int i = 0; i < FLOORS.size(); i++) {
      if (module.startsWith(FLOORS.get(i) + "/")) {
        return i;
      }
    }
    throw new IllegalArgumentException(module + " stands on no floor");
  }

  private static boolean isOfPages(String module) {
    return module.startsWith("app/pages/");
  }

  private static boolean isPage(String module) {
    return isOfPages(module) && module.endsWith("-page.js");
  }

  private static String area(String module) {
    return module.split("/", -1)[2];
  }
}
