package org.tradewire.web.rest.instrument;

import java.time.DayOfWeek;
import java.util.List;
import org.tradewire.trading.instrument.entity.Impact;
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
            .flag("enabled")
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
        .optional()
        .flag("enabled")
        .optional();
  }
}
