package org.tradewire.systemtests.client;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A headless Chromium that is installed on this machine; none is ever downloaded. */
public final class Browser implements AutoCloseable {
  /** What a reader of a test report can do where there is none. */
  public static final String HOW_TO_ENABLE =
      "the browser tests were skipped because no Chromium was found; install chromium or name its program in CHROME_BIN";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final BrowserContext context;

  private Browser(Path program) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(FLAGS)
                    .setHeadless(true));
    context = chromium.newContext();
    context.setDefaultTimeout(20_000);
  }

  /** The program to use: {@code CHROME_BIN}, else the first of the usual names on the path. */
  public static Optional<Path> program() {
    Stream<Path> named = Stream.ofNullable(System.getenv("CHROME_BIN")).map(Path::of);
    Stream<Path> onPath =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .filter(folder -> !folder.isBlank())
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
  }

  /** Whether there is a program to use. */
  public static boolean isInstalled() {
    return program().isPresent();
  }

  public static Browser open(Path program) {
    return new Browser(program);
  }

  public Page newPage() {
    return context.newPage();
  }

  /** A page of a fresh context that signs in by HTTP where it is asked to. */
  public Page newPage(String user, String password) {
    return chromium
        .newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1200, 800)
                .setHttpCredentials(user, password))
        .newPage();
  }

  @Override
  public void close() {
    try (playwright) {
      chromium.close();
    }
  }
}
