package org.tradewire.web.rest.instrument;

import java.time.DayOfWeek;
import java.util.List;
import org.tradewire.trading.instrument.entity.Impact;
import org.tradewire.trading.instrument.entity.PriceView;
import org.tradewire.web.rest.Shape;

/** Shapes of what {@link InstrumentJson} reads and writes. */
public final class InstrumentShapes {

  private InstrumentShapes() {}

  /** All of them. */
  public static List<Shape> all() {
    return List.of(
        Shape.answer("Instrument")
            .text("symbol")
            .text("base_currency")
            .text("quote_currency")
            .decimal("contract_size")
            .decimal("tick_size")
            .decimal("pip_size")
            .decimal("lot_step")
            .decimal("minimum_lots")
            .decimal("maximum_lots")
            .decimal("margin_percent")
            .decimal("commission_per_lot")
            .decimal("commission_percent")
            .decimal("swap_long")
            .decimal("swap_short")
            .choice("swap_triple_day", DayOfWeek.class)
            .nullable()
            .texts("venues")
            .number("mark_age_ms")
            .number("fill_age_ms")
            .decimal("maximum_spread_percent")
            .decimal("soft_jump_percent")
            .decimal("hard_jump_percent")
            .flag("enabled")
            .text("venue_in_force")
            .nullable()
            .says("Whose prices count, on every node; null where it names none.")
            .choice("price_state", PriceView.State.class)
            .nullable()
            .says("LAST: too old, or the book stands still. Null before a first good quote.")
            .number("price_age_ms")
            .nullable()
            .says("By the exchange's own time.")
            .flag("opens")
            .says("Whether something could be opened on this node now.")
            .text("venue")
            .nullable()
            .decimal("bid")
            .nullable()
            .decimal("ask")
            .nullable(),
        terms(
            Shape.request("NewInstrument")
                .text("symbol")
                .text("base_currency")
                .text("quote_currency")
                .decimal("contract_size")),
        terms(Shape.request("InstrumentTerms")),
        Shape.request("VenueInForce").text("venue").text("reason"),
        Shape.answer("Release")
            .uuid("id")
            .instant("time")
            .text("currency")
            .text("title")
            .choice("impact", Impact.class)
            .flag("targeted"),
        Shape.request("NewReleases").many("items", "NewRelease"),
        Shape.request("NewRelease")
            .instant("time")
            .text("currency")
            .text("title")
            .choice("impact", Impact.class)
            .flag("targeted")
            .optional()
            .says("True for HIGH, where it is missing."),
        Shape.answer("Imported").number("imported").says("How many there were."));
  }

  private static Shape terms(Shape shape) {
    return shape
        .decimal("tick_size")
        .decimal("pip_size")
        .decimal("lot_step")
        .decimal("minimum_lots")
        .decimal("maximum_lots")
        .decimal("margin_percent")
        .decimal("commission_per_lot")
        .optional()
        .decimal("commission_percent")
        .optional()
        .decimal("swap_long")
        .optional()
        .decimal("swap_short")
        .optional()
        .choice("swap_triple_day", DayOfWeek.class)
        .optional()
        .says("MONDAY to FRIDAY.")
        .texts("venues")
        .says("One to five; the first one's prices count.")
        .number("mark_age_ms")
        .optional()
        .says("This and the next four together; without them as before, or as usual.")
        .number("fill_age_ms")
        .optional()
        .decimal("maximum_spread_percent")
        .optional()
        .decimal("soft_jump_percent")
        .optional()
        .decimal("hard_jump_percent")
        .optional()
        .flag("enabled")
        .optional();
  }
}
