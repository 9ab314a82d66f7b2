package org.tradewire.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.tradewire.systemtests.client.Browser;
import org.tradewire.systemtests.client.CuttableProxy;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** What a user sees of signals that are sent to another node while he looks. */
@SystemTest
@EnabledIf(
    value = "org.tradewire.systemtests.client.Browser#isInstalled",
    disabledReason = Browser.HOW_TO_ENABLE)
class SignalsPageIT {
  private static final String SWITCHED = "engulfing";

  private final TwoNodes system = TwoNodes.running();
  private final RestClient service = system.as("service").at(system.second().base());
  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

  /** What makes the signals of this test: nobody else sends any of it. */
  private final String pattern = "page-" + UUID.randomUUID().toString().substring(0, 8);

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private CuttableProxy proxy;
  private Browser browser;
  private Page page;

  @BeforeEach
  void open() {
    proxy = CuttableProxy.to(system.first().base());
    browser = Browser.open(Browser.program().orElseThrow());
    page = browser.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
  }

  @AfterEach
  void close() {
    browser.close();
    proxy.close();
  }

  @Test
  void shouldShowWhatComesAndStandStillWhileItIsRead() {
    signIn(system.first().base(), "/signals", "trader1");
    filterThisTest();
    send(0, 2);
    assertThat(rows()).hasCount(2);
    page.evaluate("window.loadedOnce = true");

    rows().first().hover();
    send(2, 3);
    cancel(1);

    Locator fresh = page.getByTestId("signals-fresh");
    assertThat(fresh).containsText("3 new");
    assertThat(rows()).hasCount(2);
    assertThat(row(1)).hasAttribute("data-outcome", "cancelled");
    fresh.click();
    assertThat(rows()).hasCount(5);
    assertThat(rows().first()).hasAttribute("data-id", id(4));
    assertThat(page.evaluate("window.loadedOnce === true")).isEqualTo(true);
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void shouldNeitherDoubleNorLoseRowsWhenTheConnectionBreaks() {
    signIn(proxy.base(), "/signals", "trader1");
    filterThisTest();
    send(0, 3);
    assertThat(rows()).hasCount(3);
    page.evaluate("window.loadedOnce = true");

    for (int round = 1; round <= 3; round++) {
      proxy.cut();
      send(3 * round, 3);
      int all = 3 * (round + 1);
      // The client comes back after up to 1, 2, 4 s.
      page.waitForCondition(() -> rows().count() == all);
    }

    assertThat(page.getByTestId("signals-state")).hasAttribute("data-state", "live");
    List<String> newestFirst =
        IntStream.iterate(11, each -> each >= 0, each -> each - 1).mapToObj(this::id).toList();
    assertThat(rows().all().stream().map(each -> each.getAttribute("data-id")))
        .containsExactlyElementsOf(newestFirst);
    assertThat(page.evaluate("window.loadedOnce === true")).isEqualTo(true);
  }

  @Test
  void shouldOpenASignalByKeyAndKeepItsAddress() {
    send(0, 3);
    signIn(system.first().base(), "/signals", "trader1");
    filterThisTest();
    assertThat(rows()).hasCount(3);

    row(2).locator("a").focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");

    assertThat(page.locator("#chosen")).isFocused();
    assertThat(page.getByTestId("signal-facts")).containsText(id(1));
    assertThat(page.getByTestId("signal-candles"))
        .hasAttribute("data-count", Pattern.compile("[1-9]\\d*"));
    assertThat(page.getByTestId("signal-candles").locator("canvas")).isVisible();
    page.reload();
    assertThat(page.getByTestId("signal-facts")).containsText(id(1));
    cancel(1);
    assertThat(page.getByTestId("signal-course")).hasAttribute("data-outcome", "cancelled");
    page.setViewportSize(390, 844);
    assertThat(page.getByTestId("signal-candles")).isVisible();
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
    page.locator("#chosen").focus();
    page.keyboard().press("Escape");
    assertThat(page.getByTestId("signal-detail")).hasCount(0);
    assertThat(row(1).locator("a")).isFocused();
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void shouldLetAdministratorsSwitchStrategiesAndSayWhoWasFaster() {
    RestClient admin = system.as("admin");
    signIn(system.first().base(), "/signals", "admin");
    Locator strategy = page.locator("[data-testid=strategy][data-strategy=" + SWITCHED + "]");
    assertThat(strategy).hasAttribute("data-enabled", "false");
    strategy.getByTestId("strategy-switch").click();
    assertThat(strategy).hasAttribute("data-enabled", "true");
    assertThat(page.getByTestId("strategy-answer")).containsText(SWITCHED + " is on");
    assertThat(admin.get("/api/audit?limit=25").body()).contains("strategy.changed");

    strategy.getByTestId("strategy-edit").click();
    page.getByTestId("strategy-atr_period").fill("20");
    switchOff(admin);
    page.getByTestId("strategy-save").click();
    assertThat(page.getByTestId("strategy-conflict")).containsText("admin");
    assertThat(page.getByTestId("strategy-atr_period")).hasValue("20");
    page.getByTestId("strategy-take-over").click();
    assertThat(page.getByTestId("strategy-enabled")).not().isChecked();
    page.getByTestId("strategy-cancel").click();

    assertThat(strategy).hasAttribute("data-enabled", "false");
    assertThat(page.locator("[data-testid=upstream-part][data-name^=Database]"))
        .hasAttribute("data-state", "UP");
    // The browser itself tells of each answer that refuses.
    assertThat(complaints)
        .as("errors in the browser's console")
        .allMatch(text -> text.contains("409"));
  }

  private void switchOff(RestClient admin) {
    JsonObject known =
        admin
            .get("/api/strategies")
            .json()
            .getJsonArray("items")
            .getValuesAs(JsonObject.class)
            .stream()
            .filter(each -> each.getString("strategy").equals(SWITCHED))
            .findFirst()
            .orElseThrow();
    JsonObject off =
        Json.createObjectBuilder()
            .add("enabled", false)
            .add("timeframes", Json.createArrayBuilder().add("1h"))
            .add("version", known.getInt("version"))
            .build();
    Reply reply = admin.put("/api/strategies/" + SWITCHED, off);
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
  }

  private Locator rows() {
    return page.getByTestId("signal");
  }

  private Locator row(int number) {
    return page.locator("[data-testid=signal][data-id='" + id(number) + "']");
  }

  /** The mouse, which signed in, must not go on pointing at the list. */
  private void filterThisTest() {
    page.mouse().move(1, 1);
    Locator entry = page.getByTestId("filter-pattern");
    entry.fill(pattern);
    entry.press("Enter");
    assertThat(page.getByTestId("signals-state")).hasAttribute("data-state", "live");
  }

  private void send(int from, int many) {
    JsonArrayBuilder items = Json.createArrayBuilder();
    IntStream.range(from, from + many).forEach(each -> items.add(signal(each)));
    Reply reply = service.post("/api/signals", items.build().toString());
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    assertThat(reply.json().getInt("accepted")).as("%s", reply).isEqualTo(many);
  }

  private void cancel(int number) {
    Reply reply = service.post("/api/signals/" + id(number) + "/cancel?time=" + time(number), "");
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
  }

  /** Neither its stop nor its target is ever reached. */
  private JsonObjectBuilder signal(int number) {
    return Json.createObjectBuilder()
        .add("signal_id", id(number))
        .add("timestamp", time(number))
        .add("symbol", "BTCUSD")
        .add("timeframe", "1m")
        .add("direction", "buy")
        .add("confidence", new BigDecimal("0.4123"))
        .add("entry_price", new BigDecimal("1.5"))
        .add("stop_loss", new BigDecimal("0.01"))
        .add("tp1", 100_000_000)
        .add("pattern_type", pattern)
        .add("venue", "SIMULATOR");
  }

  /** With a dot, as in the name of a file. */
  private String id(int number) {
    return pattern + ".no" + number;
  }

  private String time(int number) {
    return now.plusMillis(number).toString();
  }

  private void signIn(URI base, String path, String username) {
    page.navigate(base.resolve(path).toString());
    page.getByTestId("sign-in-username").fill(username);
    page.getByTestId("sign-in-password").fill(system.password());
    page.getByTestId("sign-in-submit").click();
    assertThat(page.getByTestId("nav-market")).isVisible();
  }
}
