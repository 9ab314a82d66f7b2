package org.tradewire.trading.challenge.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Looks each second, on every node, which trading days are due. */
@Singleton
@Startup
@DependsOn("Migrator")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChallengeTimer {

  private static final Logger LOG = System.getLogger(ChallengeTimer.class.getName());

  @Inject private ChallengeDays days;

  private boolean failing;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "trading days")
  void beginDueDays() {
    try {
      int begun = days.beginDue();
      while (begun == ChallengeDays.BATCH) {
        begun = days.beginDue();
      }
      failing = false;
    } catch (RuntimeException e) {
      // The database may be away: told once, and tried again in a second.
      if (!failing) {
        failing = true;
        LOG.log(Level.WARNING, "event=trading_days_failed reason=\"{0}\"", e.toString());
      }
    }
  }
}
