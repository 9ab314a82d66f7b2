package org.tradewire.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.tradewire.systemtests.client.Browser;
import org.tradewire.systemtests.client.Challenges;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/**
 * What a user sees in a browser: a moving market, and a challenge that changes while one looks at
 * it.
 */
@SystemTest
@EnabledIf(
    value = "org.tradewire.systemtests.client.Browser#isInstalled",
    disabledReason = Browser.HOW_TO_ENABLE)
class BrowserIT {
  private final TwoNodes system = TwoNodes.running();
  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
  private Browser browser;
  private Page page;

  @BeforeEach
  void open() {
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
  void shouldShowMovingBookAndTapeAfterSignIn() {
    signIn("/market", "trader1");

    Locator book = page.getByTestId("book");
    Locator tape = page.getByTestId("tape");
    Pattern price = Pattern.compile("\\d");
    assertThat(page.getByTestId("bids").locator(".price").first()).hasText(price);
    assertThat(page.getByTestId("asks").locator(".price").last()).hasText(price);
    assertThat(tape.locator(".rows .price").first()).hasText(price);
    String bookBefore = book.innerText();
    String tapeBefore = tape.innerText();
    page.waitForCondition(() -> !book.innerText().equals(bookBefore));
    page.waitForCondition(() -> !tape.innerText().equals(tapeBefore));
    assertThat(page.locator("[data-testid=feed][data-venue=SIMULATOR]"))
        .hasAttribute("data-state", "LIVE");
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void shouldShowCandlesTheDayAndTheBestOfAllVenues() {
    signIn("/market", "trader1");

    assertThat(page.getByTestId("candles"))
        .hasAttribute("data-count", Pattern.compile("[1-9]\\d*"));
    assertThat(page.getByTestId("candles").locator("canvas")).isVisible();
    assertThat(page.getByTestId("candle-readout")).containsText(Pattern.compile("C.*\\d"));
    assertThat(page.getByTestId("quote-change")).hasText(Pattern.compile("%"));
    assertThat(page.getByTestId("quote-bid-all")).hasText(Pattern.compile("\\d"));
    assertThat(page.locator("#bid-all-venue")).hasText(Pattern.compile("\\w"));
    page.getByTestId("frame-5m").click();
    assertThat(page.getByTestId("frame-5m")).hasAttribute("aria-pressed", "true");
    assertThat(page.getByTestId("candles"))
        .hasAttribute("data-count", Pattern.compile("[1-9]\\d*"));
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void shouldChangeOpenChallengeWhenTradeIsReported() {
    signIn("/challenges", "trader2");
    Locator template = page.locator("[data-testid=template][data-template-name='Classic 10k']");
    template.getByTestId("buy").click();
    page.getByTestId("buy-confirm").click();
    template.getByTestId("bought-link").click();
    assertThat(page.getByTestId("challenge-status")).hasAttribute("data-status", "PENDING");
    assertThat(page.getByTestId("equity")).containsText("10,000.00");
    String challenge = page.url().substring(page.url().lastIndexOf('/') + 1);
    page.evaluate("window.loadedOnce = true");

    Challenges.post(system.as("service").at(system.second().base()), challenge, "125.50");

    assertThat(page.getByTestId("equity")).containsText("10,125.50");
    assertThat(page.getByTestId("challenge-status")).hasAttribute("data-status", "ACTIVE");
    assertThat(page.getByTestId("trade-count")).hasText("1");
    assertThat(page.evaluate("window.loadedOnce === true"))
        .as("same page, not reloaded")
        .isEqualTo(true);
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void shouldShowObjectivesCurveAndCalendarOfAScheme() {
    signIn("/challenges", "trader2");
    Locator template = page.locator("[data-testid=template][data-template-name='Two-step 100k']");
    template.getByTestId("buy").click();
    page.getByTestId("buy-confirm").click();
    template.getByTestId("bought-link").click();
    assertThat(page.getByTestId("trading-days")).hasAttribute("data-met", "false");
    String challenge = page.url().substring(page.url().lastIndexOf('/') + 1);

    Challenges.post(system.as("service").at(system.second().base()), challenge, "-1500.00");

    assertThat(page.getByTestId("objective-daily").getByTestId("objective-remaining"))
        .containsText("3,500.00");
    assertThat(page.getByTestId("objective-total").getByTestId("objective-remaining"))
        .containsText("8,500.00");
    assertThat(page.getByTestId("day-calendar").locator("li")).containsText("1,500.00");
    assertThat(page.getByTestId("day-countdown")).hasText(Pattern.compile("\\d+:\\d\\d:\\d\\d"));
    assertThat(page.getByTestId("equity-curve")).hasAttribute("data-count", "2");
    assertThat(page.getByTestId("equity-curve").locator("canvas")).isVisible();
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void shouldBuyFollowAndCloseAPositionWithTheTicket() {
    signIn("/challenges", "trader2");
    Locator template = page.locator("[data-testid=template][data-template-name='Classic 10k']");
    template.getByTestId("buy").click();
    page.getByTestId("buy-confirm").click();
    template.getByTestId("bought-link").click();
    page.getByTestId("order-symbol").selectOption("BTC-USD");
    page.getByTestId("order-buy").click();
    assertThat(page.getByTestId("order-quantity-error")).isVisible();
    assertThat(page.getByTestId("order-quantity")).isFocused();
    page.getByTestId("order-quantity").fill("0.05");
    assertThat(page.getByTestId("order-buy")).containsText(Pattern.compile("\\d"));
    page.getByTestId("order-buy").click();

    assertThat(page.getByTestId("order-answer")).containsText("Bought 0.05 BTC-USD");
    Locator result = page.getByTestId("position-pnl");
    assertThat(result).hasText(Pattern.compile("\\d"));
    String before = result.innerText();
    page.waitForCondition(() -> !result.innerText().equals(before));
    assertThat(page.getByTestId("floating-pnl")).hasText(Pattern.compile("[1-9]"));

    page.getByTestId("order-type-LIMIT").check(new Locator.CheckOptions().setForce(true));
    page.getByTestId("order-price").fill("100.00");
    page.getByTestId("order-buy").click();
    assertThat(page.getByTestId("order")).hasCount(1);
    page.getByTestId("order-cancel").click();
    assertThat(page.getByTestId("order")).hasCount(0);

    page.getByTestId("position-close").click();
    page.getByTestId("close-confirm").click();
    assertThat(page.getByTestId("account-answer")).containsText("Closed 0.05 BTC-USD");
    assertThat(page.getByTestId("position")).hasCount(0);
    assertThat(page.getByTestId("trade-count")).hasText("1");
    assertThat(page.getByTestId("floating-pnl")).hasText(Pattern.compile("^0[.,]00"));
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void shouldLetAdministratorsWriteTheNextVersionOfATemplate() {
    signIn("/admin", "admin");
    Locator newest = page.locator("[data-testid=template-row][data-code=INTRADAY_50K]").first();
    newest.getByTestId("template-edit").click();
    page.getByTestId("template-terms").fill("{");
    page.getByTestId("template-save").click();
    assertThat(page.getByTestId("template-fault")).containsText("JSON");
    page.getByTestId("template-terms")
        .fill("{\"time_zone\":\"UTC\",\"phases\":[{\"phase\":\"EVALUATION\"}]}");
    page.getByTestId("template-save").click();
    assertThat(page.getByTestId("template-fault")).containsText("target_percent");
    page.getByTestId("template-terms")
        .fill(
            "{\"time_zone\":\"UTC\",\"phases\":"
                + "[{\"phase\":\"EVALUATION\",\"target_percent\":\"7\"}]}");
    page.getByTestId("template-save").click();

    assertThat(page.getByTestId("template-answer")).containsText("INTRADAY_50K");
    assertThat(newest).not().hasAttribute("data-version", "1");
    assertThat(page.getByTestId("audit-list")).containsText("template.revised");
    // The browser itself tells of each answer that refuses.
    assertThat(complaints)
        .as("errors in the browser's console")
        .allMatch(text -> text.contains("400"));
  }

  @Test
  void shouldLetAdministratorsChangeASettingAndGiveItsDefaultBack() {
    signIn("/settings", "admin");
    Locator row =
        page.locator("[data-testid=setting][data-key='tradewire.outbox.retention-hours']");
    row.getByTestId("setting-edit").click();
    assertThat(page.getByTestId("setting-value")).isFocused();
    page.getByTestId("setting-value").fill("0");
    page.getByTestId("setting-save").click();
    assertThat(page.getByTestId("setting-value-error")).containsText("from 1 to 8760");
    page.getByTestId("setting-value").fill("200");
    page.getByTestId("setting-save").click();

    assertThat(page.getByTestId("setting-answer")).containsText("200 hours");
    assertThat(row).hasAttribute("data-value", "200");
    assertThat(row).containsText("admin");
    row.getByTestId("setting-reset").click();
    page.getByTestId("setting-reset-confirm").click();
    assertThat(row).hasAttribute("data-overridden", "false");
    assertThat(row).hasAttribute("data-value", "168");
    // The browser itself tells of each answer that refuses.
    assertThat(complaints)
        .as("errors in the browser's console")
        .allMatch(text -> text.contains("400"));
  }

  @Test
  void shouldShowAdministratorsWhatIsInForceAndWhatDiffers() {
    signIn("/configuration", "admin");
    Locator ping = configurationKey("tradewire.ws.ping-seconds");
    Locator redis = configurationKey("tradewire.redis.uri");
    assertThat(page.getByTestId("build")).containsText(Pattern.compile("Tradewire \\d+\\.\\d+"));
    assertThat(page.getByTestId("version")).hasText(Pattern.compile("\\d+\\.\\d+.*"));
    assertThat(redis).containsText("set");
    assertThat(redis).not().containsText("127.0.0.1");
    page.getByTestId("configuration-filter").fill("ws.ping-sec");

    assertThat(redis).hasCount(0);
    assertThat(ping).hasAttribute("data-value", "2");
    assertThat(ping).hasAttribute("data-differs", "true");
    assertThat(ping).containsText("system property");
    assertThat(ping).containsText("needs a restart");
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void shouldShowTheRiskDeskWhoIsAtRisk() {
    String challenge = Challenges.start(system.as("trader1"));
    Challenges.post(system.as("service"), challenge, "-100.00");

    signIn("/risk", "risk");

    assertThat(page.locator("[data-testid=risk-row][data-challenge-id='" + challenge + "']"))
        .isVisible();
    assertThat(page.getByTestId("leaderboard")).isVisible();
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void shouldSayThatPasswordIsWrong() {
    page.navigate(system.first().base() + "market");
    page.getByTestId("sign-in-username").fill("trader1");
    page.getByTestId("sign-in-password").fill("wrong");
    page.getByTestId("sign-in-submit").click();

    assertThat(page.getByTestId("sign-in-error")).isVisible();
  }

  private Locator configurationKey(String name) {
    return page.locator("[data-testid=configuration-key][data-key='" + name + "']");
  }

  private void signIn(String path, String username) {
    page.navigate(system.first().base().resolve(path).toString());
    page.getByTestId("sign-in-username").fill(username);
    page.getByTestId("sign-in-password").fill(system.password());
    page.getByTestId("sign-in-submit").click();
    assertThat(page.getByTestId("nav-market")).isVisible();
  }
}
