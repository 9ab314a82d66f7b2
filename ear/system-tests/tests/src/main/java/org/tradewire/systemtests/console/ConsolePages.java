package org.tradewire.systemtests.console;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;

/** A server's console in a browser, as an administrator uses it with the mouse. */
public interface ConsolePages {
  /** These pages are made by large scripts and by servers that compile them at the first call. */
  double TIMEOUT_MS = 120_000;

  /**
   * Sets a property by hand: on Payara in MicroProfile Config of the domain, where it has another
   * value already, on WildFly a new system property. Returns when the console shows that it was
   * saved.
   */
  void setByHand(String name, String value);

  /**
   * Pictures of the pages that the guides show.
   *
   * @return the files, in this folder
   */
  List<Path> pictures(Path folder);

  /** MicroProfile Health, which is where administration is, tells our checks, all of them up. */
  void requireOurHealthChecks();

  /** A PNG of what the page shows. */
  static Path picture(Page page, Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
    return file;
  }
}
