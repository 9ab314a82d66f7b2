package org.tradewire.web.rest.signal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.trading.signal.boundary.Strategies;
import org.tradewire.trading.signal.entity.strategy.StrategySettings;
import org.tradewire.trading.signal.wire.StatisticsWire;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;
import org.tradewire.web.rest.Takes;

/** {@code /api/strategies}: what the built-in strategies look at, and with which parameters. */
@Path("/strategies")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StrategyResource {
  private static final String PARAMETERS = "parameters";

  @Inject private Strategies strategies;
  @Inject private SignedInCaller caller;

  /** Answers 200 with all of them, those that are off too. */
  @GET
  @Answer(shape = "Strategy", as = Answer.Form.ITEMS)
  @Refuses({})
  public Response list() {
    return Answers.items(strategies.all(), StatisticsWire::settings);
  }

  /** Changes the settings of a strategy, role admin; answers 200 with them. */
  @PUT
  @Path("/{strategy}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(shape = "Strategy")
  @Refuses({
    "not-permitted",
    "strategy-not-found",
    "invalid-strategy-settings",
    "strategy-settings-conflict"
  })
  public Response change(
      @PathParam("strategy") String strategy, @Takes("NewStrategySettings") JsonFields body) {
    JsonFields fields = Answers.present(body);
    StrategySettings changed =
        strategies.change(
            caller.get(),
            strategy,
            fields.flag("enabled").orElseThrow(() -> fields.missing("enabled")),
            parameters(fields),
            fields.has("symbols")
                ? fields.texts("symbols", StrategySettings.MAX_SYMBOLS)
                : List.of(),
            timeFrames(fields),
            fields
                .count("version", Integer.MAX_VALUE)
                .orElseThrow(() -> fields.missing("version")));
    return Answers.ok(changed, StatisticsWire::settings);
  }

  private static Map<String, BigDecimal> parameters(JsonFields fields) {
    Map<String, BigDecimal> values = new HashMap<>();
    if (fields.has(PARAMETERS)) {
      JsonObject given = fields.requiredObject(PARAMETERS);
      JsonFields inner = fields.object(PARAMETERS).orElseThrow();
      for (String name : given.keySet()) {
        values.put(name, inner.decimal(name).orElseThrow(() -> inner.missing(name)));
      }
    }
    return values;
  }

  private static List<TimeFrame> timeFrames(JsonFields fields) {
    return fields.texts("timeframes", TimeFrame.values().length).stream()
        .map(
            text ->
                TimeFrame.of(text)
                    .orElseThrow(() -> fields.refused("timeframes", "has an unknown time frame")))
        .toList();
  }
}
