package org.tradewire.web.rest.instrument;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.BiConsumer;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.instrument.boundary.Instruments;
import org.tradewire.trading.instrument.boundary.LivePrices;
import org.tradewire.trading.instrument.boundary.PricePins;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;
import org.tradewire.web.rest.Takes;

/** {@code /api/instruments}: what can be traded, on which terms, and what it costs now. */
@Path("/instruments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class InstrumentResource {

  @Inject private Instruments instruments;
  @Inject private LivePrices prices;
  @Inject private PricePins pins;
  @Inject private SignedInCaller caller;

  /** Answers 200 with every instrument and its price on this node. */
  @GET
  @Answer(shape = "Instrument", as = Answer.Form.ITEMS)
  @Refuses({})
  public Response list() {
    caller.get();
    List<Instrument> all = instruments.all();
    return Answers.items(all, InstrumentJson.at(prices.board(all), prices::inForce));
  }

  /** Adds an instrument, for administrators; answers 201 with it. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(status = 201, shape = "Instrument")
  @Refuses({"not-permitted", "invalid-instrument"})
  public Response add(@Takes("NewInstrument") JsonFields body) {
    Instrument added =
        instruments.add(caller.get(), InstrumentJson.instrument(Answers.present(body)));
    return Answers.created(added, at(added));
  }

  /**
   * Changes the terms of an instrument, for administrators; its currencies and its contract stay.
   * Answers 200 with it.
   */
  @PUT
  @Path("{symbol}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(shape = "Instrument")
  @Refuses({"not-permitted", "not-found", "invalid-instrument"})
  public Response revise(
      @PathParam("symbol") String symbol, @Takes("InstrumentTerms") JsonFields body) {
    Instrument revised =
        instruments.revise(caller.get(), symbol, InstrumentJson.terms(Answers.present(body)));
    return Answers.ok(revised, at(revised));
  }

  /**
   * Puts one of its venues in force on all nodes, for administrators; every node follows within a
   * second. Of the venue that is in force already the present prices are taken, however far they
   * have jumped. Answers 200 with the instrument.
   */
  @PUT
  @Path("{symbol}/venue-in-force")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(shape = "Instrument")
  @Refuses({"not-permitted", "not-found", "invalid-instrument"})
  public Response pin(@PathParam("symbol") String symbol, @Takes("VenueInForce") JsonFields body) {
    JsonFields fields = Answers.present(body);
    Instrument pinned =
        pins.pin(
            caller.get(),
            symbol,
            fields.text("venue").orElse(null),
            fields.text("reason").orElse(null));
    return Answers.ok(pinned, at(pinned));
  }

  private BiConsumer<JsonBytes, Instrument> at(Instrument instrument) {
    return InstrumentJson.at(prices.board(List.of(instrument)), prices::inForce);
  }
}
