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
  private static final Path WEB = Path.of("../../../web/src").toAbsolutePath().normalize();
  private static final Path TESTS = WEB.resolve("test/js");
  private static final String SITE = "http://modules.test";
  private static final Map<String, String> TYPES =
      Map.of("mjs", "text/javascript", "js", "text/javascript", "css", "text/css");
  private static final String RUNNER =
      """
      <!doctype html>
      <script type="importmap">
      {"imports": {"node:test": "/test/js/browser/node-test.mjs",
                   "node:assert/strict": "/test/js/browser/node-assert.mjs"}}
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
              SITE + "/" + WEB.relativize(file));
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

  private static void answer(Route route) {
    String path = URI.create(route.request().url()).getPath();
    if (path.equals("/")) {
      route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(RUNNER));
      return;
    }
    Path file = WEB.resolve(path.substring(1)).normalize();
    if (!file.startsWith(WEB) || !Files.isRegularFile(file)) {
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
