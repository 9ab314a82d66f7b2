package org.tradewire.systemtests.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the unit tests of the front end's modules, {@code web/src/test/js}, in Chromium. Those named
 * {@code *.test.mjs} are written for {@code node --test} and run there too; {@code *.page.mjs} need
 * a document.
 */
class ClientModulesTest {
  private static final Path TESTS = ModuleSite.ROOT.resolve("web/src/test/js");

  private static ModuleSite site;

  @BeforeAll
  static void open() {
    assumeTrue(Browser.isInstalled(), Browser.HOW_TO_ENABLE);
    site = new ModuleSite();
  }

  @AfterAll
  static void close() {
    if (site != null) {
      site.close();
    }
  }

  @TestFactory
  Stream<DynamicContainer> shouldPassInABrowser() throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(TESTS)) {
      files =
          tree.filter(file -> file.toString().matches(".*\\.(test|page)\\.mjs")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(5);
    return files.stream()
        .map(file -> DynamicContainer.dynamicContainer(file.getFileName().toString(), run(file)));
  }

  private static List<DynamicTest> run(Path file) {
    List<DynamicTest> tests = new ArrayList<>();
    try (Page page = site.newPage(Map.of())) {
      Object results =
          page.evaluate(
              "async (url) => { await import(url); const { run } = await import('node:test');"
                  + " return run(); }",
              ModuleSite.address(file));
      for (Object each : (List<?>) results) {
        Map<?, ?> result = (Map<?, ?>) each;
        tests.add(
            DynamicTest.dynamicTest(
                result.get("name").toString(), () -> assertThat(result.get("failure")).isNull()));
      }
    }
    assertThat(tests).as("tests in %s", file).isNotEmpty();
    return tests;
  }
}
