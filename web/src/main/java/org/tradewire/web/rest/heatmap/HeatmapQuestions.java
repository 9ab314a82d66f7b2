package org.tradewire.web.rest.heatmap;

import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.HeatmapRefusal;
import org.tradewire.trading.heatmap.entity.LeverageWeights;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.web.rest.QueryParameters;

/** Reads what is asked of heatmaps. */
final class HeatmapQuestions {
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,12})?");

  private HeatmapQuestions() {}

  static HeatmapModel model(String text) {
    return text == null
        ? HeatmapModel.ISOLATED_MARGIN
        : HeatmapModel.of(text)
            .orElseThrow(() -> QueryParameters.refused("model", "is isolated-margin or classic."));
  }

  /** Null where none is given. */
  static BigDecimal bucket(String name, String text) {
    if (text == null) {
      return null;
    }
    if (!DECIMAL.matcher(text).matches() || new BigDecimal(text).signum() == 0) {
      throw HeatmapRefusal.INVALID_HEATMAP_QUESTION.because(name + " is a decimal above 0.");
    }
    return new BigDecimal(text);
  }

  /** Leverages with commas between them; empty where none is given. */
  static Set<Integer> leverages(String text) {
    Set<Integer> leverages = new TreeSet<>();
    if (text != null) {
      for (String part : text.split(",", -1)) {
        leverages.add(
            LeverageWeights.LEVERAGES.stream()
                .filter(each -> each.toString().equals(part))
                .findFirst()
                .orElseThrow(
                    () ->
                        QueryParameters.refused(
                            "leverage", "is a list of 5, 10, 25, 50 and 100, such as 25,100.")));
      }
    }
    return leverages;
  }

  static TimeFrame interval(String text) {
    TimeFrame interval =
        TimeFrame.of(text == null ? TimeFrame.M5.text() : text)
            .orElseThrow(HeatmapQuestions::badInterval);
    if (interval == TimeFrame.M1 || interval == TimeFrame.D1) {
      throw badInterval();
    }
    return interval;
  }

  private static RuntimeException badInterval() {
    return QueryParameters.refused("interval", "is one of 5m, 15m, 1h, 4h.");
  }
}
