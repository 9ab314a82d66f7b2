package org.tradewire.web.rest.instrument;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.instrument.entity.EconomicEvent;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.InstrumentTerms;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.instrument.entity.Release;
import org.tradewire.trading.instrument.entity.ReleaseDraft;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.market.wire.MarketWire;
import org.tradewire.trading.shared.Decimals;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.web.json.JsonRefusedException;

/** Instruments and the economic calendar on the wire. */
final class InstrumentJson {

  private static final int MAX_VENUES = 5;

  private InstrumentJson() {}

  /** Instruments with their prices. */
  static BiConsumer<JsonBytes, Instrument> at(PriceBoard prices) {
    return (json, instrument) ->
        write(json, instrument, prices.quote(instrument.symbol()).orElse(null));
  }

  private static void write(JsonBytes json, Instrument instrument, Quote quote) {
    InstrumentTerms terms = instrument.terms();
    json.beginObject()
        .text("symbol", instrument.symbol())
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
        .flag("enabled", terms.enabled());
    MarketWire.quote(json, quote);
    json.endObject();
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
        fields.flag("enabled").orElse(Boolean.TRUE));
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
