package org.tradewire.web.rest.market;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.tradewire.feed.api.FeedControl;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.api.Side;
import org.tradewire.trading.market.entity.StageLatency;
import org.tradewire.trading.market.entity.ingest.PeriodLabels;
import org.tradewire.web.rest.Shape;

/** Shapes of what is written of market data, and of what the resources of feeds read. */
public final class MarketShapes {
  private static final String EPOCH_NS = "Nanoseconds since 1970, when the collector wrote it.";

  private MarketShapes() {}

  /** All of them. */
  public static List<Shape> all() {
    return List.of(
        traded("VenueSymbol"),
        traded("Book")
            .number("epoch")
            .number("version")
            .value("bids", levels())
            .value("asks", levels())
            .number("checksum")
            .says("CRC32 of the ten best levels of each side, unsigned.")
            .number("ts")
            .says(EPOCH_NS),
        traded("MarketTrade")
            .decimal("price")
            .decimal("quantity")
            .choice("side", Side.class)
            .says("Of the taker.")
            .text("trade_id")
            .instant("exchange_ts")
            .nullable()
            .number("ts")
            .says(EPOCH_NS)
            .number("seq")
            .number("epoch"),
        Shape.answer("Candle")
            .instant("open_time")
            .decimal("open")
            .decimal("high")
            .decimal("low")
            .decimal("close")
            .decimal("volume")
            .decimal("quote_volume")
            .number("trades")
            .decimal("taker_buy_volume"),
        Shape.answer("OpenInterest")
            .instant("sampled_at")
            .decimal("quantity")
            .decimal("value")
            .nullable()
            .says("In the quote currency; null where the source does not tell it.")
            .text("source"),
        Shape.answer("Liquidation")
            .instant("at")
            .choice("side", Side.class)
            .says("Of the forced order: SELL ends a long position.")
            .decimal("price")
            .decimal("average_price")
            .decimal("quantity")
            .decimal("filled"),
        bulk("NewCandles", "NewCandle")
            .choice("interval", List.of("1m", "5m"))
            .optional()
            .says("1m where it is missing."),
        Shape.request("NewCandle")
            .instant("open_time")
            .decimal("open")
            .decimal("high")
            .decimal("low")
            .decimal("close")
            .decimal("volume")
            .decimal("quote_volume")
            .number("trades")
            .decimal("taker_buy_volume"),
        bulk("NewOpenInterest", "NewOpenInterestSample"),
        Shape.request("NewOpenInterestSample")
            .instant("sampled_at")
            .decimal("quantity")
            .decimal("value")
            .optional()
            .says("In the quote currency."),
        bulk("NewLiquidations", "NewLiquidation"),
        Shape.request("NewLiquidation")
            .instant("at")
            .choice("side", Side.class)
            .says("Of the forced order: SELL ends a long position.")
            .decimal("price")
            .decimal("average_price")
            .decimal("quantity")
            .decimal("filled"),
        Shape.answer("IngestReport")
            .number("accepted")
            .says("Rows that were missing.")
            .number("updated")
            .says("Rows that were stored with other content.")
            .number("duplicate")
            .says("Rows that change nothing.")
            .number("kept")
            .says("Candles whose stored ones count more trades and stay.")
            .number("empty")
            .number("rejected_total")
            .many("rejected", "RejectedRow")
            .says("The first 100.")
            .instant("first")
            .nullable()
            .instant("last")
            .nullable()
            .many("gaps", "TimeGap")
            .says("The first 100.")
            .lowerCaseChoice("labels", PeriodLabels.class)
            .nullable()
            .says("What the times of a metrics file were taken for."),
        Shape.answer("RejectedRow")
            .number("line")
            .says("Of the file, or the place in the list; the first is 1.")
            .text("field")
            .text("message"),
        Shape.answer("TimeGap").instant("from").instant("to").says("Where rows go on."),
        traded("BookDeltas")
            .number("deltas")
            .decimal("average_changes")
            .decimal("compression_ratio")
            .number("bytes_saved"),
        Shape.answer("Feeds").many("items", "Feed").many("latency", "StageLatency"),
        Shape.answer("Feed")
            .text("venue")
            .text("ring")
            .choice("state", FeedHealth.State.class)
            .number("heartbeat_age_ms")
            .number("behind")
            .says("Records that are written and not read yet.")
            .number("lost"),
        Shape.answer("StageLatency")
            .lowerCaseChoice("stage", StageLatency.Stage.class)
            .text("venue")
            .says("Empty where all venues share the stage.")
            .number("p50_us")
            .number("p99_us"),
        Shape.request("FeedRequest")
            .lowerCaseChoice("action", FeedControl.Action.class)
            .text("symbol")
            .optional()
            .says("Required for resync."),
        Shape.answer("CollectorFigures")
            .text("venue")
            .text("collector")
            .says("Pairs key=value, separated by blanks."));
  }

  private static Shape bulk(String name, String item) {
    return Shape.request(name)
        .text("venue")
        .text("symbol")
        .many("items", item)
        .says("At most 5,000.");
  }

  private static Shape traded(String name) {
    return Shape.answer(name).text("venue").text("symbol");
  }

  /** Arrays of a price and a quantity, the best first. */
  private static JsonObject levels() {
    JsonObject text = Json.createObjectBuilder().add("type", "string").build();
    return Shape.arrayOf(
        Json.createObjectBuilder(Shape.arrayOf(text))
            .add("minItems", 2)
            .add("maxItems", 2)
            .add("description", "Price and quantity.")
            .build());
  }
}
