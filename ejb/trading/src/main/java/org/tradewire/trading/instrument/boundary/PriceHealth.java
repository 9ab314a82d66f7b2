package org.tradewire.trading.instrument.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.SortedSet;
import org.tradewire.trading.instrument.control.PriceSources;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.monitoring.entity.HealthCheck;
import org.tradewire.trading.monitoring.entity.HealthImpact;

/**
 * Whether there are prices of what is open: down where this node watches something open in an
 * instrument none of whose venues it has ever heard. Of instruments that could be traded and have
 * no price it speaks, and stays up: an installation may collect less than is shipped.
 */
@ApplicationScoped
public class PriceHealth implements HealthCheck {

  private static final int NAMED = 5;

  private PriceSources sources;

  /** For the container's proxy. */
  protected PriceHealth() {}

  @Inject
  public PriceHealth(PriceSources sources) {
    this.sources = sources;
  }

  @Override
  public String name() {
    return "prices";
  }

  @Override
  public HealthImpact impact() {
    return HealthImpact.DEGRADATION;
  }

  @Override
  public CheckResult check() {
    SortedSet<String> held = sources.silent(true);
    if (!held.isEmpty()) {
      return result(
          false,
          "What is open in "
              + names(held)
              + " is neither marked nor closed: none of its venues was ever heard here.");
    }
    SortedSet<String> all = sources.silent(false);
    return result(
        true, all.isEmpty() ? null : "No venue was ever heard here of " + names(all) + ".");
  }

  private static String names(SortedSet<String> symbols) {
    String first = String.join(", ", symbols.stream().limit(NAMED).toList());
    return symbols.size() <= NAMED ? first : first + " and " + (symbols.size() - NAMED) + " others";
  }
}
