package org.tradewire.web.rest.heatmap;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.HeatmapRefusal;
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
