package org.tradewire.web.rest.instrument;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.instrument.entity.EconomicEvent;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.InstrumentTerms;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.instrument.entity.PriceGuard;
import org.tradewire.trading.instrument.entity.PriceView;
import org.tradewire.trading.instrument.entity.Release;
import org.tradewire.trading.instrument.entity.ReleaseDraft;
import org.tradewire.trading.market.wire.MarketWire;
import org.tradewire.trading.shared.Decimals;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.web.json.JsonRefusedException;

/** Instruments and the economic calendar on the wire. */
final class InstrumentJson {

  private static final int MAX_VENUES = 5;
  private static final List<String> GUARD =
      List.of(
          "mark_age_ms",
          "fill_age_ms",
          "maximum_spread_percent",
          "soft_jump_percent",
          "hard_jump_percent");

  private InstrumentJson() {}

  /**
   * Instruments with their prices.
   *
   * @param inForce the venue whose prices count for a symbol
   */
  static BiConsumer<JsonBytes, Instrument> at(
      PriceBoard prices, Function<String, Optional<String>> inForce) {
    return (json, instrument) -> {
      json.beginObject();
      terms(json, instrument, instrument.terms());
      json.text("venue_in_force", inForce.apply(instrument.symbol()).orElse(null));
      price(json, prices.view(instrument.symbol()).orElse(null));
      json.endObject();
    };
  }

  private static void price(JsonBytes json, PriceView view) {
    json.text("price_state", view == null ? null : view.state());
    if (view == null) {
      json.name("price_age_ms").nullValue();
    } else {
      json.number("price_age_ms", view.age().toMillis());
    }
    json.flag("opens", view != null && view.opens());
    MarketWire.quote(json, view == null || !view.live() ? null : view.mark());
  }

  private static void terms(JsonBytes json, Instrument instrument, InstrumentTerms terms) {
    PriceGuard guard = terms.guard();
    json.text("symbol", instrument.symbol())
        .text("base_currency", instrument.baseCurrency())
        .text("quote_currency", instrument.quoteCurrency())
        .decimal("contract_size", Decimals.plain(instrument.contractSize()))
        .decimal("tick_size", Decimals.plain(terms.tickSize()))
        .decimal("pip_size", Decimals.plain(terms.pipSize()))
        .decimal("lot_step", Decimals.plain(terms.lotStep()))
        .decimal("minimum_lots", Decimals.plain(terms.minimumLots()))
        .decimal("maximum_lots", Decimals.plain(terms.maximumLots()))
        .decimal("margin_percent", Decimals.plain(terms.marginPercent()))
        .decimal("commission_per_lot", Decimals.plain(terms.commissionPerLot()))
        .decimal("commission_percent", Decimals.plain(terms.commissionPercent()))
        .decimal("swap_long", Decimals.plain(terms.swapLong()))
        .decimal("swap_short", Decimals.plain(terms.swapShort()))
        .text("swap_triple_day", terms.swapTripleDay())
        .texts("venues", terms.venues())
        .number("mark_age_ms", guard.markAgeMs())
        .number("fill_age_ms", guard.fillAgeMs())
        .decimal("maximum_spread_percent", Decimals.plain(guard.maximumSpreadPercent()))
        .decimal("soft_jump_percent", Decimals.plain(guard.softJumpPercent()))
        .decimal("hard_jump_percent", Decimals.plain(guard.hardJumpPercent()))
        .flag("enabled", terms.enabled());
  }

  /** Reads a new instrument; fields that are missing stay null for the boundary to refuse. */
  static Instrument instrument(JsonFields fields) {
    return new Instrument(
        fields.text("symbol").orElse(null),
        fields.text("base_currency").orElse(null),
        fields.text("quote_currency").orElse(null),
        fields.decimal("contract_size").orElse(null),
        terms(fields));
  }

  /** Reads terms; fields that are missing stay null for the boundary to refuse. */
  static InstrumentTerms terms(JsonFields fields) {
    return new InstrumentTerms(
        fields.decimal("tick_size").orElse(null),
        fields.decimal("pip_size").orElse(null),
        fields.decimal("lot_step").orElse(null),
        fields.decimal("minimum_lots").orElse(null),
        fields.decimal("maximum_lots").orElse(null),
        fields.decimal("margin_percent").orElse(null),
        fields.decimal("commission_per_lot").orElse(BigDecimal.ZERO),
        fields.decimal("commission_percent").orElse(BigDecimal.ZERO),
        fields.decimal("swap_long").orElse(BigDecimal.ZERO),
        fields.decimal("swap_short").orElse(BigDecimal.ZERO),
        fields.text("swap_triple_day").map(InstrumentJson::day).orElse(null),
        fields.has("venues") ? fields.texts("venues", MAX_VENUES) : List.of(),
        guard(fields),
        fields.flag("enabled").orElse(Boolean.TRUE));
  }

  /** Null where nothing is said of it: then it stays as it is. */
  private static PriceGuard guard(JsonFields fields) {
    return GUARD.stream().noneMatch(fields::has)
        ? null
        : new PriceGuard(
            millis(fields, "mark_age_ms"),
            millis(fields, "fill_age_ms"),
            fields.decimal("maximum_spread_percent").orElse(null),
            fields.decimal("soft_jump_percent").orElse(null),
            fields.decimal("hard_jump_percent").orElse(null));
  }

  private static int millis(JsonFields fields, String name) {
    return fields.count(name, Integer.MAX_VALUE).orElseThrow(() -> fields.missing(name));
  }

  private static DayOfWeek day(String name) {
    return Arrays.stream(DayOfWeek.values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                JsonRefusedException.ofField(
                    "swap_triple_day", "must be a day from MONDAY to FRIDAY"));
  }

  /** Reads a release; fields that are missing stay null for the boundary to refuse. */
  static ReleaseDraft release(JsonFields fields) {
    return new ReleaseDraft(
        fields.text("time").orElse(null),
        fields.text("currency").orElse(null),
        fields.text("title").orElse(null),
        fields.text("impact").orElse(null),
        fields.flag("targeted").orElse(null));
  }

  /** A release of the calendar. */
  static void release(JsonBytes json, EconomicEvent event) {
    Release release = event.release();
    json.beginObject()
        .text("id", event.id())
        .instant("time", release.at())
        .text("currency", release.currency())
        .text("title", release.title())
        .text("impact", release.impact())
        .flag("targeted", release.targeted())
        .endObject();
  }
}
