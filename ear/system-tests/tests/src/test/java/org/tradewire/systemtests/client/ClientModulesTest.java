package org.tradewire.systemtests.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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
 * Runs the unit tests of the front end's modules, {@code web/src/test/js}, in Chromium. They are
 * written for {@code node --test} and run there too; an import map puts small stand-ins in place of
 * node's modules.
 */
class ClientModulesTest {
  private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();
  private static final Path TESTS = ROOT.resolve("web/src/test/js");
  private static final Path CASES = ROOT.resolve("ejb/trading/src/test/resources/cases");
  private static final String SITE = "http://modules.test";
  private static final Map<String, String> TYPES =
      Map.of("mjs", "text/javascript", "js", "text/javascript", "json", "application/json");
  private static final String RUNNER =
      """
      <!doctype html>
      <script type="importmap">
      {"imports": {"node:test": "/web/src/test/js/browser/node-test.mjs",
                   "node:assert/strict": "/web/src/test/js/browser/node-assert.mjs"}}
      </script>
      """;

  private static Browser browser;

  @BeforeAll
  static void open() {
    assumeTrue(Browser.isInstalled(), Browser.HOW_TO_ENABLE);
    browser = Browser.open(Browser.program().orElseThrow());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @TestFactory
  Stream<DynamicContainer> shouldPassInABrowser() throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(TESTS)) {
      files = tree.filter(file -> file.toString().endsWith(".test.mjs")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(5);
    return files.stream()
        .map(file -> DynamicContainer.dynamicContainer(file.getFileName().toString(), run(file)));
  }

  private static List<DynamicTest> run(Path file) {
    List<DynamicTest> tests = new ArrayList<>();
    try (Page page = browser.newPage()) {
      page.route(SITE + "/**", ClientModulesTest::answer);
      page.navigate(SITE + "/");
      Object results =
          page.evaluate(
              "async (url) => { await import(url); const { run } = await import('node:test');"
                  + " return run(); }",
              SITE + "/" + ROOT.relativize(file));
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

  /** Cases come from where the Java tests take them from, too. */
  private static Path file(String path) {
    Path file = ROOT.resolve(path.substring(1)).normalize();
    String configured = System.getProperty("cases.dir", "");
    return configured.isBlank() || !file.startsWith(CASES)
        ? file
        : Path.of(configured).resolve(CASES.relativize(file));
  }

  private static void answer(Route route) {
    String path = URI.create(route.request().url()).getPath();
    if (path.equals("/")) {
      route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(RUNNER));
      return;
    }
    Path file = file(path);
    if (!Files.isRegularFile(file)) {
      route.fulfill(new Route.FulfillOptions().setStatus(404));
      return;
    }
    try {
      String suffix = path.substring(path.lastIndexOf('.') + 1);
      route.fulfill(
          new Route.FulfillOptions()
              .setContentType(TYPES.getOrDefault(suffix, "application/octet-stream"))
              .setBody(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
