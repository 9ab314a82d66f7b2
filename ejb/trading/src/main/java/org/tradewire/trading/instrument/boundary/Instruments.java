package org.tradewire.trading.instrument.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.audit.entity.AuditRecord;
import org.tradewire.trading.instrument.control.InstrumentRepository;
import org.tradewire.trading.instrument.control.InstrumentRules;
import org.tradewire.trading.instrument.control.KnownInstruments;
import org.tradewire.trading.instrument.control.PricePinRepository;
import org.tradewire.trading.instrument.control.PriceSource;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.InstrumentRefusal;
import org.tradewire.trading.instrument.entity.InstrumentTerms;
import org.tradewire.trading.shared.Refusal;

/** The instruments: everybody reads them, administrators change them. A transaction each. */
@Stateless
@PermitAll
public class Instruments {

  private InstrumentRepository repository;
  private PricePinRepository pins;
  private KnownInstruments known;
  private AuditLog audit;

  /** For the container's proxy. */
  protected Instruments() {}

  @Inject
  public Instruments(
      InstrumentRepository repository,
      PricePinRepository pins,
      KnownInstruments known,
      AuditLog audit) {
    this.repository = repository;
    this.pins = pins;
    this.known = known;
    this.audit = audit;
  }

  /** All instruments, by symbol. */
  public List<Instrument> all() {
    return repository.all();
  }

  /** All instruments as they were at most a second ago; not to be changed. */
  public List<Instrument> lately() {
    return known.get(repository::all);
  }

  /**
   * Offers a new instrument.
   *
   * @throws Refusal the caller is no administrator, or a field is wrong
   */
  public Instrument add(Caller caller, Instrument instrument) {
    requireAdministrator(caller);
    InstrumentRules.check(instrument);
    if (repository.find(instrument.symbol()).isPresent()) {
      throw InstrumentRefusal.invalid(
          "symbol", "There is an instrument " + instrument.symbol() + "; change that.");
    }
    repository.add(instrument);
    note(caller, "instrument.added", instrument, null);
    return instrument;
  }

  /**
   * Changes the terms of an instrument.
   *
   * @throws Refusal the caller is no administrator, there is none, or a field is wrong
   */
  public Instrument revise(Caller caller, String symbol, InstrumentTerms terms) {
    requireAdministrator(caller);
    InstrumentRules.check(terms);
    Instrument instrument =
        pins.lock(symbol) // Alone with whoever decides about its venue.
            .orElseThrow(
                () ->
                    InstrumentRefusal.NOT_FOUND.because("There is no instrument " + symbol + "."));
    String before = instrument.terms().toString();
    instrument.revise(terms);
    // A venue that is named again later begins as the others do, and not where it was left.
    pins.find(symbol).filter(pin -> !terms.venues().contains(pin.venue())).ifPresent(pins::remove);
    note(caller, "instrument.revised", instrument, before);
    return instrument;
  }

  /**
   * Has an instrument priced by the simulated market that nobody has changed yet, and that never
   * had another price: what is shipped names exchanges, and an installation for trying collects
   * from none. These stay behind it, for who collects from them later. A node that has just started
   * has heard of none of them, though accounts may hold positions at their prices.
   *
   * @return false where somebody has changed it, it had another price, or it is so already
   */
  public boolean priceBySimulator(String symbol) {
    Optional<Instrument> found =
        pins.lock(symbol)
            .filter(Instrument::isUnchanged)
            .filter(each -> !each.terms().venues().contains(PriceSource.SIMULATOR))
            .filter(each -> !pins.wasPriced(each));
    found.ifPresent(
        each -> {
          InstrumentTerms before = each.terms();
          each.revise(before.withVenues(simulatedFirst(before.venues())));
          pins.find(symbol).ifPresent(pins::remove);
          audit.add(
              new AuditRecord(
                  null,
                  PricePins.WATCH,
                  "instrument.revised",
                  "instrument:" + symbol,
                  before.toString(),
                  each.terms().toString()));
        });
    return found.isPresent();
  }

  private static List<String> simulatedFirst(List<String> venues) {
    return Stream.concat(Stream.of(PriceSource.SIMULATOR), venues.stream())
        .limit(InstrumentRules.MAX_VENUES)
        .toList();
  }

  private void note(Caller caller, String action, Instrument instrument, String before) {
    audit.add(
        caller.did(
            action, "instrument:" + instrument.symbol(), before, instrument.terms().toString()));
  }

  private static void requireAdministrator(Caller caller) {
    caller.require(Role.ADMIN, "Only administrators change instruments.");
  }
}
