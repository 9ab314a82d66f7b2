package org.tradewire.web.container;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A body that WildFly waits for. Undertow reads the rest of every body, with the thread of the
 * request and without a bound of time, before that thread is free; it offers no way to end this, so
 * it is found by reflection. Other containers, and an Undertow that looks different, have none.
 */
final class UndertowBody implements ArrivingBody {
  private static final Logger LOG = System.getLogger(UndertowBody.class.getName());
  private static final String UNDERTOW = "io.undertow.servlet.spec.HttpServletRequestImpl";
  private static final String CONDUIT = "org.xnio.conduits.SourceConduit";
  private static final AtomicBoolean WARNED = new AtomicBoolean();

  private final Object exchange;

  private UndertowBody(Object exchange) {
    this.exchange = exchange;
  }

  /** The body of this request, where the container is known and it has not arrived yet. */
  static Optional<ArrivingBody> of(ServletRequest request) {
    try {
      return exchangeOf(request)
          .<ArrivingBody>map(UndertowBody::new)
          .filter(body -> !body.hasArrived());
    } catch (RuntimeException e) {
      warn(e);
      return Optional.empty();
    }
  }

  /** Undertow's own request and answer below this request; empty in other containers. */
  static Optional<Object> exchangeOf(ServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      inner = wrapper.getRequest();
    }
    if (!inner.getClass().getName().equals(UNDERTOW)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Reflection.call(inner, "getExchange"));
    } catch (ReflectiveOperationException e) {
      warn(e);
      return Optional.empty();
    }
  }

  private static void warn(Exception e) {
    if (WARNED.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "event=connection_not_found effect=\"slow clients keep threads\" reason=\"{0}\"",
          e.toString());
    }
  }

  @Override
  public boolean hasArrived() {
    return (Boolean) call(exchange, "isRequestComplete");
  }

  /**
   * The end of the input, below all that Undertow has put around it, wakes who waits for a byte.
   */
  @Override
  public void giveUp() {
    Object conduit = call(call(exchange, "getConnection"), "getOriginalSourceConduit");
    try {
      Class.forName(CONDUIT, false, conduit.getClass().getClassLoader())
          .getMethod("terminateReads")
          .invoke(conduit);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Undertow refused the end of its input.", e);
    }
  }

  /** What a public method of Undertow's without parameters answers. */
  static Object call(Object target, String method) {
    try {
      return Reflection.call(target, method);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Undertow refused " + method + ".", e);
    }
  }
}
