package org.tradewire.systemtests.client;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The repository's files as a web site for Chromium, so that modules run where they are meant to
 * run. Its import map is the first page's, with small stand-ins in place of node's modules.
 */
final class ModuleSite implements AutoCloseable {
  static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();
  private static final Path CASES = ROOT.resolve("ejb/trading/src/test/resources/cases");
  private static final String SITE = "http://modules.test";
  private static final Map<String, String> TYPES =
      Map.of("mjs", "text/javascript", "js", "text/javascript", "json", "application/json");
  private static final Path FIRST_PAGE = ROOT.resolve("web/src/main/webapp/index.html");
  private static final Map<String, String> STAND_INS =
      Map.of(
          "node:test", "/web/src/test/js/browser/node-test.mjs",
          "node:assert/strict", "/web/src/test/js/browser/node-assert.mjs");

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
      route.fulfill(answer.setContentType("text/html").setBody(runner()));
      return;
    }
    byte[] made = more.get(path);
    Optional<byte[]> content = made == null ? contentAt(path) : Optional.of(made);
    if (content.isEmpty()) {
      route.fulfill(answer.setStatus(404));
      return;
    }
    String suffix = path.substring(path.lastIndexOf('.') + 1);
    route.fulfill(
        answer
            .setContentType(TYPES.getOrDefault(suffix, "application/octet-stream"))
            .setBodyBytes(content.get()));
  }

  private static String runner() {
    JsonObjectBuilder imports = Json.createObjectBuilder();
    STAND_INS.forEach(imports::add);
    ImportMap.of(new String(read(FIRST_PAGE), StandardCharsets.UTF_8)).forEach(imports::add);
    String map = Json.createObjectBuilder().add("imports", imports).build().toString();
    return "<!doctype html><script type=\"importmap\">" + map + "</script>";
  }

  /** A file of the repository, otherwise what a library's jar serves. */
  private static Optional<byte[]> contentAt(String path) {
    Path file = file(path);
    if (Files.isRegularFile(file)) {
      return Optional.of(read(file));
    }
    try {
      return ImportMap.served(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
