package org.tradewire.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tradewire.launcher.CollectorProcess;
import org.tradewire.systemtests.client.Browser;
import org.tradewire.systemtests.client.PageMeter;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/**
 * The market page at 5,000 updates a second for minutes: its frames stay short, its memory flat.
 */
@SystemTest
@EnabledIf(
    value = "org.tradewire.systemtests.client.Browser#isInstalled",
    disabledReason = Browser.HOW_TO_ENABLE)
@EnabledIfSystemProperty(
    named = "soak.minutes",
    matches = "[1-9]\\d*",
    disabledReason = "takes ten minutes; -Psoak runs it")
class MarketPageSoakIT {
  private static final double MAX_WORK_MS = 8;
  private static final double MIN_FRAMES_PER_SECOND = 30;
  private static final double MAX_GROWTH = 1.25;

  private final TwoNodes system = TwoNodes.running();

  @Test
  void shouldKeepItsFramesShortAndItsMemoryFlat() {
    int minutes = Integer.getInteger("soak.minutes");
    try (CollectorProcess market =
            system.collect("simulate", "--rate", "5000", "--symbols", "1", "--venues", "SOAK");
        Browser browser = Browser.open(Browser.program().orElseThrow())) {
      market.awaitReady();
      Page page = browser.newPage();
      page.setViewportSize(1400, 1000);
      page.navigate(system.first().base().resolve("market/SOAK/BTC-USD").toString());
      page.getByTestId("sign-in-username").fill("trader1");
      page.getByTestId("sign-in-password").fill(system.password());
      page.getByTestId("sign-in-submit").click();
      assertThat(page.getByTestId("candles"))
          .hasAttribute("data-count", Pattern.compile("[1-9]\\d*"));

      PageMeter meter = new PageMeter(page);
      List<PageMeter.Look> looks = new ArrayList<>();
      for (int i = 0; i <= minutes; i++) {
        page.waitForTimeout(TimeUnit.MINUTES.toMillis(1));
        looks.add(meter.look());
        System.out.println("soak: " + looks.get(i));
      }

      // In the first minute the page is built, and the browser compiles its script.
      List<PageMeter.Look> steady = looks.subList(1, looks.size());
      assertThat(median(steady.stream().map(PageMeter.Look::workMs).sorted().toList()))
          .as("main thread, ms a frame: %s", looks)
          .isLessThanOrEqualTo(MAX_WORK_MS);
      assertThat(median(steady.stream().map(PageMeter.Look::framesPerSecond).sorted().toList()))
          .as("frames a second: %s", looks)
          .isGreaterThanOrEqualTo(MIN_FRAMES_PER_SECOND);
      assertThat(steady.get(steady.size() - 1).heapBytes())
          .as("heap: %s", looks)
          .isLessThan(MAX_GROWTH * steady.get(0).heapBytes());
    }
  }

  private static double median(List<Double> sorted) {
    return sorted.get(sorted.size() / 2);
  }
}
