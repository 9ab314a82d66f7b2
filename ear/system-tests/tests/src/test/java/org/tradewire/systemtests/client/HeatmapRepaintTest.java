package org.tradewire.systemtests.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * A heatmap of 576 x 400 cells is moved about without painting a cell anew. Prints how long frames
 * take; a busy machine makes them longer and nothing red.
 */
@EnabledIf(
    value = "org.tradewire.systemtests.client.Browser#isInstalled",
    disabledReason = Browser.HOW_TO_ENABLE)
class HeatmapRepaintTest {
  private static final String MEASURE =
      "async () => (await import('/web/src/test/js/browser/heatmap-repaint.mjs')).repaints()";

  @Test
  void shouldOnlyCopyItsCellsWhenItIsMoved() {
    try (ModuleSite site = new ModuleSite()) {
      Page page = site.newPage(Map.of());
      page.setViewportSize(1200, 800);

      Map<?, ?> figures = (Map<?, ?>) page.evaluate(MEASURE);

      System.out.println("heatmap repaint, ms: " + figures);
      assertThat(figures.get("columns")).isEqualTo(576);
      assertThat(figures.get("rows")).isEqualTo(400);
      assertThat((Integer) figures.get("moves")).isGreaterThan(90);
      assertThat(figures.get("cellsOfPans")).isEqualTo(0);
      assertThat(median(figures, "pan")).isLessThan(median(figures, "all"));
    }
  }

  private static double median(Map<?, ?> figures, String name) {
    return ((Number) ((Map<?, ?>) figures.get(name)).get("p50")).doubleValue();
  }
}
