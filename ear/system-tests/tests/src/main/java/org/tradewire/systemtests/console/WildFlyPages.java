package org.tradewire.systemtests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** WildFly's console HAL: one page of scripts, the place in it after the {@code #}. */
public final class WildFlyPages implements ConsolePages {
  private static final LocatorAssertions.IsVisibleOptions IN_TIME =
      new LocatorAssertions.IsVisibleOptions().setTimeout(TIMEOUT_MS);
  private static final Shown PROPERTIES =
      new Shown("system-properties", "", "A system property to set on the server");

  /** File and place of each picture. */
  private static final Map<String, Shown> PICTURES =
      Map.of(
          "wildfly-system-properties.png",
          PROPERTIES,
          "wildfly-data-source.png",
          new Shown("data-source-configuration;name=tradewire", "Pool", "Max Pool Size"),
          "wildfly-log-levels.png",
          new Shown("logging-configuration", "Categories", "sun.rmi"),
          "wildfly-deployment.png",
          new Shown("deployment;deployment=tradewire.ear", "", "feed-rar.rar"));

  private final Page page;
  private final URI address;

  /**
   * A page of the console.
   *
   * @param tab what is clicked on it, or empty
   * @param text a page without it is not there
   */
  private record Shown(String place, String tab, String text) {}

  /**
   * The console at this address.
   *
   * @param page of a context that signs in when it is asked to, as this console lets the browser do
   */
  public WildFlyPages(Page page, URI address) {
    this.page = page;
    this.address = address;
    page.setDefaultTimeout(TIMEOUT_MS);
    page.setDefaultNavigationTimeout(TIMEOUT_MS);
  }

  @Override
  public void requireOurHealthChecks() {
    HealthPage.requireOurChecks(page, address);
  }

  @Override
  public void setByHand(String name, String value) {
    open(PROPERTIES);
    page.getByRole(AriaRole.BUTTON, add()).click();
    page.locator("#system-property-add-name-editing").fill(name);
    page.locator("#system-property-add-value-editing").fill(value);
    Locator dialog = page.locator(".modal-dialog");
    dialog
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add").setExact(true))
        .click();
    assertThat(page.locator("table").getByText(name)).isVisible(IN_TIME);
  }

  private static Page.GetByRoleOptions add() {
    return new Page.GetByRoleOptions().setName("Add").setExact(true);
  }

  @Override
  public List<Path> pictures(Path folder) {
    List<Path> files = new ArrayList<>();
    PICTURES.forEach(
        (file, shown) -> {
          open(shown);
          files.add(ConsolePages.picture(page, folder.resolve(file)));
        });
    return files;
  }

  /** Anew each time: the page keeps what it knew where only the place changes. */
  private void open(Shown shown) {
    page.navigate("about:blank");
    page.navigate(address.resolve("/console/index.html#" + shown.place()).toString());
    if (!shown.tab().isEmpty()) {
      Page.GetByTextOptions exactly = new Page.GetByTextOptions().setExact(true);
      page.getByText(shown.tab(), exactly).locator("visible=true").first().click();
    }
    assertThat(page.getByText(shown.text()).locator("visible=true").first()).isVisible(IN_TIME);
  }
}
