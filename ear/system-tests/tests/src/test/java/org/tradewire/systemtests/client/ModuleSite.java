package org.tradewire.systemtests.client;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The repository's files as a web site for Chromium, so that modules run where they are meant to
 * run. An import map puts small stand-ins in place of node's modules.
 */
final class ModuleSite implements AutoCloseable {
  static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();
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

  private final Browser browser = Browser.open(Browser.program().orElseThrow());

  /**
   * A page of the site, empty but for the import map.
   *
   * @param more what else the site serves, by path
   */
  Page newPage(Map<String, byte[]> more) {
    Page page = browser.newPage();
    page.route(SITE + "/**", route -> answer(route, more));
    page.navigate(SITE + "/");
    return page;
  }

  /** Where the site serves a file. */
  static String address(Path file) {
    return SITE + "/" + ROOT.relativize(file);
  }

  @Override
  public void close() {
    browser.close();
  }

  private static void answer(Route route, Map<String, byte[]> more) {
    String path = URI.create(route.request().url()).getPath();
    Route.FulfillOptions answer = new Route.FulfillOptions();
    if (path.equals("/")) {
      route.fulfill(answer.setContentType("text/html").setBody(RUNNER));
      return;
    }
    Path file = file(path);
    byte[] made = more.get(path);
    if (made == null && !Files.isRegularFile(file)) {
      route.fulfill(answer.setStatus(404));
      return;
    }
    String suffix = path.substring(path.lastIndexOf('.') + 1);
    route.fulfill(
        answer
            .setContentType(TYPES.getOrDefault(suffix, "application/octet-stream"))
            .setBodyBytes(made == null ? read(file) : made));
  }

  /** Cases come from where the Java tests take them from, too. */
  private static Path file(String path) {
    Path file = ROOT.resolve(path.substring(1)).normalize();
    String configured = System.getProperty("cases.dir", "");
    return configured.isBlank() || !file.startsWith(CASES)
        ? file
        : Path.of(configured).resolve(CASES.relativize(file));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
