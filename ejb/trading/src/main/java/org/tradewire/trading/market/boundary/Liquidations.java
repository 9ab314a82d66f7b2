package org.tradewire.trading.market.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.tradewire.trading.market.control.history.LiquidationRepository;
import org.tradewire.trading.market.entity.ObservedLiquidation;
import org.tradewire.trading.market.entity.VenueSymbol;

/** The stored liquidations that venues published. A transaction each. */
@Stateless
@PermitAll
public class Liquidations {

  /** Most liquidations of one answer. */
  public static final int MAX_LIQUIDATIONS = 5_000;

  /** Liquidations forgotten per transaction: far less than a statement may take. */
  static final int FORGOTTEN_AT_ONCE = 10_000;

  private LiquidationRepository repository;

  /** For the container's proxy. */
  protected Liquidations() {}

  @Inject
  public Liquidations(LiquidationRepository repository) {
    this.repository = repository;
  }

  /**
   * Stores liquidations; those that are stored already change nothing, so that whoever does not
   * know whether it succeeded repeats it. An order that is told again with more filled replaces
   * what is stored.
   */
  public void save(List<ObservedLiquidation> liquidations) {
    if (!liquidations.isEmpty()) {
      repository.save(liquidations);
    }
  }

  /**
   * Liquidations of {@code [from, to)}, oldest first; of more than {@code limit} the newest.
   *
   * @param limit 1 to {@value #MAX_LIQUIDATIONS} where a client asks
   */
  public List<ObservedLiquidation> find(
      VenueSymbol instrument, Instant from, Instant to, int limit) {
    return repository.find(instrument, from, to, limit);
  }

  /**
   * Forgets liquidations from before an instant.
   *
   * @return how many; where it is {@link #FORGOTTEN_AT_ONCE}, there may be more
   */
  public int forget(Instant before) {
    return repository.forget(before, FORGOTTEN_AT_ONCE);
  }
}
