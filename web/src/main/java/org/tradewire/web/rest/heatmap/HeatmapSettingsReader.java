package org.tradewire.web.rest.heatmap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.heatmap.boundary.HeatmapAdministration;
import org.tradewire.trading.heatmap.entity.HeatmapRefusal;
import org.tradewire.trading.heatmap.entity.LeverageWeights;
import org.tradewire.trading.heatmap.entity.MarginBracket;
import org.tradewire.trading.heatmap.entity.ModelSettings;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.shared.JsonFields;

/** Reads what an administrator sets of a symbol. */
final class HeatmapSettingsReader {
  private static final BigDecimal MOST = new BigDecimal("1000000000000");
  private static final int MAX_BRACKETS = 20;

  private final JsonFields fields;

  HeatmapSettingsReader(JsonFields fields) {
    this.fields = fields;
  }

  SymbolSettings change(HeatmapAdministration administration, Caller caller, String symbol) {
    int seen =
        fields.count("version", Integer.MAX_VALUE).orElseThrow(() -> fields.missing("version"));
    boolean enabled = fields.flag("enabled").orElseThrow(() -> fields.missing("enabled"));
    return administration.change(caller, symbol, enabled, model(), seen);
  }

  private ModelSettings model() {
    BigDecimal bucket = positive(fields, "bucket");
    BigDecimal position = positive(fields, "typical_position");
    List<BigDecimal> weights = new ArrayList<>();
    JsonFields byLeverage = fields.object("weights").orElseThrow(() -> fields.missing("weights"));
    for (int leverage : LeverageWeights.LEVERAGES) {
      String name = Integer.toString(leverage);
      weights.add(byLeverage.decimal(name).orElseThrow(() -> byLeverage.missing(name)));
    }
    List<MarginBracket> brackets = new ArrayList<>();
    try {
      for (JsonFields each : fields.objects("brackets", MAX_BRACKETS)) {
        brackets.add(
            new MarginBracket(
                positive(each, "cap"),
                each.decimal("rate").orElseThrow(() -> each.missing("rate")),
                each.decimal("deduction").orElseThrow(() -> each.missing("deduction"))));
      }
      return new ModelSettings(LeverageWeights.of(weights), bucket, brackets, position);
    } catch (IllegalArgumentException e) {
      throw HeatmapRefusal.INVALID_HEATMAP_SETTINGS.because(e.getMessage());
    }
  }

  private static BigDecimal positive(JsonFields fields, String name) {
    return fields.positive(name, MOST, 12).orElseThrow(() -> fields.missing(name));
  }
}
