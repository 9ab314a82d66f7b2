package org.tradewire.systemtests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The working tree these tests run in: its top level, its modules, the classes they compiled to.
 */
record Repository(Path root) {
  private static final Set<String> NOT_PRODUCT = Set.of("ear/system-tests", "ear/benchmarks");

  /** Walks up from the working directory to the folder that holds db-migrations and ejb. */
  static Repository here() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      if (Files.isDirectory(folder.resolve("db-migrations"))
          && Files.isDirectory(folder.resolve("ejb"))) {
        return new Repository(folder);
      }
      folder = folder.getParent();
    }
    throw new IllegalStateException("no repository root above " + Path.of("").toAbsolutePath());
  }

  List<Module> modules() {
    return Module.read(root).withDescendants().toList();
  }

  /** Modules with main sources that are delivered or run, benchmarks and tests left out. */
  List<Module> productModules() {
    return modules().stream()
        .filter(module -> Files.isDirectory(module.sources()))
        .filter(
            module ->
                NOT_PRODUCT.stream()
                    .noneMatch(path -> module.folder().startsWith(root.resolve(path))))
        .toList();
  }

  JavaClasses productClasses() {
    return new ClassFileImporter()
        .importPaths(
            productModules().stream().map(Module::classes).filter(Files::isDirectory).toList());
  }

  /** Names at the top, without dot-files and build output. */
  Set<String> topLevel() {
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith(".") && !name.equals("target"))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Folders with Java sources but no package-info.java, as paths below the root. */
  Set<String> packagesWithoutDescription() {
    Set<String> missing = new TreeSet<>();
    for (Module module : modules()) {
      for (String kind : List.of("src/main/java", "src/test/java")) {
        Path sources = module.folder().resolve(kind);
        if (Files.isDirectory(sources)) {
          missing.addAll(undescribed(module, sources));
        }
      }
    }
    return missing;
  }

  private Set<String> undescribed(Module module, Path sources) {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .distinct()
          .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
          // A test in its subject's package shares the subject's description.
          .filter(
              folder ->
                  !Files.exists(
                      module
                          .sources()
                          .resolve(sources.relativize(folder))
                          .resolve("package-info.java")))
          .map(folder -> root.relativize(folder).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
