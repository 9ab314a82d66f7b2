package org.tradewire.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The tree is laid out as the house says: top level, modules, poms, package descriptions. */
class RepositoryArchTest {
  private static final Set<String> TOP_LEVEL =
      Set.of("pom.xml", "README.md", "ejb", "web", "ear", "db-migrations", "docker");

  private static final Map<String, String> PACKAGING_BY_FOLDER =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("", "pom"),
              Map.entry("db-migrations", "jar"),
              Map.entry("ejb", "pom"),
              Map.entry("ejb/feed-api", "jar"),
              Map.entry("ejb/feed-codec", "jar"),
              Map.entry("ejb/feed-ring", "jar"),
              Map.entry("ejb/feed-adapter", "jar"),
              Map.entry("ejb/feed-rar", "rar"),
              Map.entry("ejb/collector", "jar"),
              Map.entry("ejb/streaming", "jar"),
              Map.entry("ejb/trading", "ejb"),
              Map.entry("web", "war"),
              Map.entry("ear", "pom"),
              Map.entry("ear/health-checks", "jar"),
              Map.entry("ear/app", "ear"),
              Map.entry("ear/launcher", "jar"),
              Map.entry("ear/system-tests", "pom"),
              Map.entry("ear/system-tests/tests", "jar"),
              Map.entry("ear/system-tests/payara", "jar"),
              Map.entry("ear/system-tests/wildfly", "jar"),
              Map.entry("ear/benchmarks", "jar")));

  private final Repository repository = Repository.here();

  @Test
  void shouldHoldOnlyNamedEntriesAtTheTop() {
    assertThat(repository.topLevel()).as("entries of %s", repository.root()).isSubsetOf(TOP_LEVEL);
  }

  @Test
  void shouldHaveModulesWhereTheHousePutsThem() {
    Map<String, String> found = new TreeMap<>();
    repository.modules().forEach(module -> found.put(path(module), module.packaging()));

    assertThat(found).isEqualTo(PACKAGING_BY_FOLDER);
  }

  @Test
  void shouldNameEveryModuleAfterItsFolder() {
    assertThat(repository.modules())
        .filteredOn(module -> !path(module).isEmpty())
        .allSatisfy(
            module -> {
              assertThat(module.artifactId()).isEqualTo(module.folder().getFileName().toString());
              assertThat(module.groupId()).as("group of %s is inherited", path(module)).isEmpty();
              assertThat(module.version()).as("version of %s is inherited", path(module)).isEmpty();
              assertThat(module.parentArtifactId())
                  .as("parent of %s is the folder above", path(module))
                  .isEqualTo(Module.read(module.folder().getParent()).artifactId());
              assertThat(module.name()).as("name of %s", path(module)).startsWith("Tradewire :: ");
            });
  }

  @Test
  void shouldListEveryFolderWithAPomAsAModule() throws Exception {
    try (var poms = Files.walk(repository.root())) {
      Set<String> folders =
          poms.filter(path -> path.getFileName().toString().equals("pom.xml"))
              .map(path -> repository.root().relativize(path.getParent()))
              .filter(
                  path -> !path.toString().contains("target") && !path.toString().startsWith("."))
              .map(Object::toString)
              .collect(java.util.stream.Collectors.toSet());

      assertThat(folders).isEqualTo(PACKAGING_BY_FOLDER.keySet());
    }
  }

  @Test
  void shouldDescribeEveryPackage() {
    assertThat(repository.packagesWithoutDescription())
        .as("packages without package-info.java")
        .isEmpty();
  }

  private String path(Module module) {
    return repository.root().relativize(module.folder()).toString();
  }
}
