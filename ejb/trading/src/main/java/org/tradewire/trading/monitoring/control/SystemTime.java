package org.tradewire.trading.monitoring.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one place where the machine's time enters; everything else injects a {@link Clock}. */
@ApplicationScoped
public class SystemTime {

  /** UTC. */
  @Produces
  @Dependent
  Clock clock() {
    return Clock.systemUTC();
  }
}
