package org.tradewire.systemtests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Payara's console: pages of Jakarta Faces, the same address for each thing. */
public final class PayaraPages implements ConsolePages {
  private static final String PROPERTIES =
      "/microprofile/microprofile/specs/configAPI/propertyConfiguration.jsf"
          + "?source=domain&configName=server-config";
  private static final LocatorAssertions.IsVisibleOptions IN_TIME =
      new LocatorAssertions.IsVisibleOptions().setTimeout(TIMEOUT_MS);

  /** File and heading of each picture; a page without its heading is not there. */
  private static final Map<String, Shown> PICTURES =
      Map.of(
          "payara-jdbc-pool.png",
          new Shown("/jdbc/jdbcConnectionPoolEdit.jsf?name=tradewire", "Edit JDBC Connection Pool"),
          "payara-resource-adapter-config.png",
          new Shown(
              "/jca/resourceAdapterConfigEdit.jsf?name=tradewire%23feed-rar",
              "Edit Resource Adapter Config"),
          "payara-microprofile-config.png",
          new Shown(PROPERTIES, "Property"),
          "payara-application.png",
          new Shown(
              "/common/applications/applicationEdit.jsf?appName=tradewire", "Edit Application"));

  private final Page page;
  private final URI address;

  private record Shown(String path, String heading) {}

  /** The console at this address, in a page of its own. */
  public PayaraPages(Page page, URI address, String user, String password) {
    this.page = page;
    this.address = address;
    page.setDefaultTimeout(TIMEOUT_MS);
    page.setDefaultNavigationTimeout(TIMEOUT_MS);
    signIn(user, password);
  }

  private void signIn(String user, String password) {
    page.navigate(address.resolve("/common/index.jsf").toString());
    page.locator("input[name=j_username]").fill(user);
    page.locator("input[name=j_password]").fill(password);
    page.locator("input[type=submit]").first().click();
    assertThat(page.getByText("Common Tasks").first()).isVisible(IN_TIME);
  }

  @Override
  public void setByHand(String name, String value) {
    open(new Shown(PROPERTIES, "Property"));
    Locator names = page.locator("input[id$=':col2:col1St']");
    int line =
        IntStream.range(0, names.count())
            .filter(each -> names.nth(each).inputValue().equals(name))
            .findFirst()
            .orElseThrow(() -> new AssertionError("the page does not show " + name));
    page.locator("input[id$=':col3:col1St']").nth(line).fill(value);
    page.locator("[id='propertyForm:propertyContentPage:topButtons:saveButton']").click();
    assertThat(page.getByText("New values successfully saved")).isVisible(IN_TIME);
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

  @Override
  public void requireOurHealthChecks() {
    HealthPage.requireOurChecks(page, address);
  }

  private void open(Shown shown) {
    page.navigate(address.resolve(shown.path()).toString());
    assertThat(page.getByText(shown.heading(), new Page.GetByTextOptions().setExact(true)).last())
        .isVisible(IN_TIME);
  }
}
