package org.tradewire.trading.challenge.boundary;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.tradewire.trading.outbox.entity.NumberedEvents;

/** Hands fired events to one observer, as the container does inside a transaction. */
final class CollectedEvents implements Event<NumberedEvents> {

  private final Consumer<NumberedEvents> observer;

  CollectedEvents(Consumer<NumberedEvents> observer) {
    this.observer = observer;
  }

  @Override
  public void fire(NumberedEvents event) {
    observer.accept(event);
  }

  @Override
  public <U extends NumberedEvents> CompletionStage<U> fireAsync(U event) {
    throw new UnsupportedOperationException("events are fired inside the transaction");
  }

  @Override
  public <U extends NumberedEvents> CompletionStage<U> fireAsync(
      U event, NotificationOptions options) {
    throw new UnsupportedOperationException("events are fired inside the transaction");
  }

  @Override
  public Event<NumberedEvents> select(Annotation... qualifiers) {
    return this;
  }

  @Override
  public <U extends NumberedEvents> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U extends NumberedEvents> Event<U> select(
      TypeLiteral<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }
}
