package org.tradewire.trading.outbox.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Wakes the drain every second on every node: whatever a lost wake-up left is relayed then. */
@Singleton
@Startup
@DependsOn("Migrator")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxTimer {

  @Inject private OutboxDrain drain;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "outbox")
  void everySecond() {
    drain.wake();
  }
}
