package org.tradewire.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.tradewire.systemtests.client.Browser;
import org.tradewire.systemtests.client.HeatmapHistory;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** What a user sees of a liquidation heatmap whose history was imported, and goes on. */
@SystemTest
@EnabledIf(
    value = "org.tradewire.systemtests.client.Browser#isInstalled",
    disabledReason = Browser.HOW_TO_ENABLE)
class HeatmapPageIT {
  private static final String SYMBOL = "ETH-USDT";
  private static final Duration CANDLE = Duration.ofMinutes(5);

  /** Colours of the part of the canvas that shows cells. */
  private static final String COLOURS =
      """
      (canvas) => {
        const { width, height } = canvas;
        const { data } = canvas.getContext('2d').getImageData(0, 0, Math.floor(width * 0.8), Math.floor(height * 0.9));
        return new Set(new Uint32Array(data.buffer)).size;
      }
      """;

  /** Of all tests here: what one has imported, the next goes on from. */
  private static HeatmapHistory history;

  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");
  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
  private Browser browser;
  private Page page;

  @BeforeEach
  void open() {
    if (history == null) {
      history = HeatmapHistory.imported(system.as("service"), trader, SYMBOL);
    }
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
  }

  @Test
  void shouldDrawThePictureAndReadOutACellByKey() {
    signIn("/heatmap/" + SYMBOL, "trader1");
    page.getByTestId("window-48h").click();
    assertThat(page.getByTestId("heat-view")).hasAttribute("data-columns", "577");
    Locator canvas = page.getByTestId("heat-canvas");
    page.waitForCondition(() -> colours(canvas) > 30);
    JsonObject data = trader.get("/api/heatmap/" + SYMBOL).json().getJsonObject("data");
    JsonObject densest = densestLongBelow(data, history.price());

    canvas.focus();
    page.keyboard().press("ArrowRight");
    int rows =
        history
            .price()
            .divideToIntegralValue(number(data, "bucket"))
            .subtract(number(densest, "price").divide(number(data, "bucket"), RoundingMode.FLOOR))
            .intValue();
    for (int i = 0; i < rows; i++) {
      page.keyboard().press("ArrowDown");
    }

    assertThat(page.getByTestId("heat-price"))
        .containsText(grouped(number(densest, "price")) + " – ");
    String longs = page.getByTestId("heat-long").innerText();
    assertThat(new BigDecimal(longs.replace(",", "")))
        .isCloseTo(number(densest, "long_density"), Percentage.withPercentage(0.001));
    assertThat(page.getByTestId("heat-spoken")).containsText("longs " + longs);
    String read = page.getByTestId("heat-readout").innerText();
    canvas.hover(new Locator.HoverOptions().setPosition(200, 120));
    assertThat(page.getByTestId("heat-readout")).not().hasText(read);
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void shouldHideWhatIsFaintAndSaveWhatIsSeen() throws IOException {
    signIn("/heatmap/" + SYMBOL, "trader1");
    page.getByTestId("window-48h").click();
    assertThat(page.getByTestId("heat-view")).hasAttribute("data-columns", "577");
    Locator canvas = page.getByTestId("heat-canvas");
    page.waitForCondition(() -> colours(canvas) > 30);
    int cells = savedCells();
    int before = colours(canvas);

    page.getByTestId("heatmap-threshold").fill("220");

    page.waitForCondition(() -> colours(canvas) < before);
    assertThat(cells).isGreaterThan(100);
    assertThat(savedCells()).isLessThan(cells);
    Download picture = page.waitForDownload(() -> page.getByTestId("heatmap-png").click());
    assertThat(picture.suggestedFilename()).startsWith("heatmap-" + SYMBOL).endsWith(".png");
    assertThat(Files.size(picture.path())).isGreaterThan(5_000);
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void shouldGrowWithEachCandleWithoutAReload() {
    signIn("/heatmap/" + SYMBOL, "trader1");
    Locator view = page.getByTestId("heat-view");
    assertThat(view).hasAttribute("data-newest", newest());
    assertThat(page.getByTestId("heatmap-state")).hasAttribute("data-state", "live");
    page.evaluate("window.loadedOnce = true");

    history.add(1);

    assertThat(view).hasAttribute("data-newest", newest());
    assertThat(view).hasAttribute("data-closed", "true");
    assertThat(page.getByTestId("heatmap-input-open_interest"))
        .hasText(Pattern.compile("none for \\d+ h"));
    assertThat(page.getByTestId("heatmap-coverage")).containsText("%");
    assertThat(page.evaluate("window.loadedOnce === true")).isEqualTo(true);
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void shouldShowTheLevelsOfOneLeverageByKey() {
    signIn("/heatmap/" + SYMBOL, "trader1");
    Locator totals = page.getByTestId("profile-totals");
    assertThat(page.getByTestId("heatmap-state")).hasAttribute("data-state", "live");
    String before = totals.innerText();

    page.getByTestId("leverage-5").focus();
    for (int i = 0; i < 4; i++) {
      page.keyboard().press("Space");
      page.keyboard().press("Tab");
    }

    assertThat(page.getByTestId("leverage-100")).isChecked();
    assertThat(page.getByTestId("leverage-50")).not().isChecked();
    assertThat(page.getByTestId("leverage-note")).containsText("every leverage");
    page.waitForCondition(() -> !totals.innerText().equals(before));
    page.reload();
    assertThat(page.getByTestId("leverage-50")).not().isChecked();
    page.setViewportSize(390, 844);
    page.getByTestId("leverage-100").scrollIntoViewIfNeeded();
    assertThat(page.getByTestId("leverage-100")).isInViewport();
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void shouldSayWhatToSwitchOnWhereASymbolWasNeverCollected() {
    signIn("/heatmap/NEVER-USDT", "trader1");

    assertThat(page.getByTestId("heatmap-unknown")).containsText("binance-futures");
    assertThat(page.getByTestId("heatmap-settings")).hasCount(0);
    page.getByTestId("heatmap-symbol").selectOption(SYMBOL);
    assertThat(page.getByTestId("heatmap-title")).hasText(SYMBOL);
    assertThat(page.getByTestId("heatmap-state")).hasAttribute("data-state", "live");
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void shouldRefuseSettingsThatNoModelCanHave() {
    signIn("/heatmap/" + SYMBOL, "admin");
    Locator settings = page.getByTestId("heatmap-settings");
    settings.locator("summary").click();
    page.getByTestId("heatmap-set-weight-5").fill("0.9");
    page.getByTestId("heatmap-settings-save").click();

    assertThat(page.getByTestId("heatmap-settings-answer")).hasAttribute("data-tone", "bad");
    // The browser itself tells of each answer that refuses.
    assertThat(complaints)
        .as("errors in the browser's console")
        .allMatch(text -> text.contains("400"));
  }

  private static int colours(Locator canvas) {
    return ((Number) canvas.evaluate(COLOURS)).intValue();
  }

  private int savedCells() throws IOException {
    Download cells = page.waitForDownload(() -> page.getByTestId("heatmap-csv").click());
    List<String> lines = Files.readAllLines(cells.path());
    assertThat(lines.get(0)).isEqualTo("time,price,bucket,long_density,short_density");
    return lines.size() - 1;
  }

  private static JsonObject densestLongBelow(JsonObject data, BigDecimal price) {
    return data.getJsonArray("levels").getValuesAs(JsonObject.class).stream()
        .filter(each -> number(each, "price").compareTo(price) < 0)
        .max(Comparator.comparing(each -> number(each, "long_density")))
        .orElseThrow();
  }

  private static BigDecimal number(JsonObject object, String name) {
    JsonNumber value = object.getJsonNumber(name);
    return value.bigDecimalValue();
  }

  private static String grouped(BigDecimal number) {
    return String.format(Locale.US, "%,d", number.longValue());
  }

  /** When the newest candle began, as JavaScript writes it. */
  private static String newest() {
    return history.end().minus(CANDLE).toString().replaceFirst("Z$", ".000Z");
  }

  private void signIn(String path, String username) {
    page.navigate(system.first().base().resolve(path).toString());
    page.getByTestId("sign-in-username").fill(username);
    page.getByTestId("sign-in-password").fill(system.password());
    page.getByTestId("sign-in-submit").click();
    assertThat(page.getByTestId("nav-market")).isVisible();
  }
}
