package org.tradewire.trading.order.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.order.wire.OrderWire;
import org.tradewire.trading.outbox.entity.NumberedEvent;
import org.tradewire.trading.outbox.entity.NumberedEvents;

/** Wakes every node's watch when something was placed or opened here. Thread-safe. */
@ApplicationScoped
public class WatchWakeUps {

  @Inject private StreamBroker broker;

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) NumberedEvents events) {
    if (events.events().stream().anyMatch(WatchWakeUps::concernsOrders)) {
      broker.wake(PositionWatch.TOPIC);
    }
  }

  private static boolean concernsOrders(NumberedEvent numbered) {
    return OrderWire.EVENT_TYPES.contains(numbered.event().type());
  }
}
