package org.tradewire.trading.instrument.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.audit.entity.AuditRecord;
import org.tradewire.trading.instrument.control.PricePinRepository;
import org.tradewire.trading.instrument.control.StoredPrices;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.InstrumentRefusal;
import org.tradewire.trading.instrument.entity.PricePin;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.shared.Refusal;

/**
 * Which venue's prices count for which instrument, in the whole cluster. Each change is a
 * transaction that is audited; every node follows within a second.
 */
@Stateless
@PermitAll
public class PricePins {

  /** Who decides where no administrator does, in the audit log. */
  static final String WATCH = "price-watch";

  private static final String ACTION = "price.source-changed";

  private PricePinRepository repository;
  private AuditLog audit;
  private Clock clock;

  /** For the container's proxy. */
  protected PricePins() {}

  @Inject
  public PricePins(PricePinRepository repository, AuditLog audit, Clock clock) {
    this.repository = repository;
    this.audit = audit;
    this.clock = clock;
  }

  /** What was ever decided, as it is in force; at most one for each instrument. */
  public List<PricePin> all() {
    return repository.all();
  }

  /** Whether instruments or decisions have changed since it was asked last. */
  public StoredPrices state() {
    return repository.state();
  }

  /**
   * Puts a venue in force; the one that is in force already takes a jump of its prices that was not
   * confirmed yet.
   *
   * @param reason 1 to {@value PricePin#MAX_REASON} characters
   * @throws Refusal the caller is no administrator, there is no such instrument, the venue is none
   *     of its, or a reason is missing
   */
  public Instrument pin(Caller caller, String symbol, String venue, String reason) {
    caller.require(Role.ADMIN, "Only administrators put a venue's prices in force.");
    Instrument instrument =
        repository
            .lock(symbol)
            .orElseThrow(
                () ->
                    InstrumentRefusal.NOT_FOUND.because("There is no instrument " + symbol + "."));
    List<String> venues = instrument.terms().venues();
    if (venue == null || !venues.contains(venue)) {
      throw InstrumentRefusal.invalid(
          "venue", "venue must be one of the instrument's: " + String.join(", ", venues) + ".");
    }
    if (reason == null || reason.isBlank() || reason.length() > PricePin.MAX_REASON) {
      throw InstrumentRefusal.invalid(
          "reason", "reason must have 1 to " + PricePin.MAX_REASON + " characters.");
    }
    String before = inForce(instrument);
    store(symbol, venue, caller.username(), reason, venue.equals(before));
    audit.add(caller.did(ACTION, subject(symbol), before, venue + ": " + reason));
    return instrument;
  }

  /**
   * Puts another venue in force because of what the nodes have seen.
   *
   * @param from the one that was in force then
   * @return false where another one is in force by now, or the venue is none of the instrument's
   */
  public boolean move(String symbol, String from, String to, String reason) {
    Optional<Instrument> instrument =
        repository
            .lock(symbol)
            .filter(each -> from.equals(inForce(each)) && each.terms().venues().contains(to));
    if (instrument.isEmpty()) {
      return false;
    }
    store(symbol, to, WATCH, reason, false);
    audit.add(new AuditRecord(null, WATCH, ACTION, subject(symbol), from, to + ": " + reason));
    return true;
  }

  private String inForce(Instrument instrument) {
    List<String> venues = instrument.terms().venues();
    return repository
        .find(instrument.symbol())
        .map(PricePin::venue)
        .filter(venues::contains)
        .orElse(venues.isEmpty() ? null : venues.get(0));
  }

  private void store(String symbol, String venue, String by, String reason, boolean acceptsJump) {
    Optional<PricePin> before = repository.find(symbol);
    if (before.isPresent()) {
      before.get().decide(venue, by, reason, acceptsJump, Moments.now(clock));
    } else {
      repository.add(new PricePin(symbol, venue, by, reason, acceptsJump, Moments.now(clock)));
    }
  }

  private static String subject(String symbol) {
    return "instrument:" + symbol;
  }
}
