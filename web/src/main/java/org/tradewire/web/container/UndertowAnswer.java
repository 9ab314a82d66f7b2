package org.tradewire.web.container;

import jakarta.servlet.ServletRequest;
import java.util.Optional;

/**
 * An answer that WildFly writes. Undertow writes with the thread of the request, and without a
 * bound of time: its own time-out for writing also ends connections that were silent for so long,
 * as quiet sockets are. It offers no other way, so it is found by reflection. Other containers have
 * none: Payara writes without the thread.
 */
final class UndertowAnswer implements LeavingAnswer {
  private final Object exchange;

  private UndertowAnswer(Object exchange) {
    this.exchange = exchange;
  }

  /** The answer to this request, where the container is known. */
  static Optional<LeavingAnswer> of(ServletRequest request) {
    return UndertowBody.exchangeOf(request).map(UndertowAnswer::new);
  }

  /** A socket is an answer that does not end. */
  @Override
  public boolean hasLeft() {
    return (Boolean) UndertowBody.call(exchange, "isResponseComplete")
        || (Boolean) UndertowBody.call(exchange, "isUpgrade");
  }

  @Override
  public boolean hasBegun() {
    return (Boolean) UndertowBody.call(exchange, "isResponseStarted");
  }

  @Override
  public long bytes() {
    return (Long) UndertowBody.call(exchange, "getResponseBytesSent");
  }

  /** Of HTTP/2 the stream alone. */
  @Override
  public void giveUp() {
    UndertowBody.call(UndertowBody.call(exchange, "getConnection"), "close");
  }
}
