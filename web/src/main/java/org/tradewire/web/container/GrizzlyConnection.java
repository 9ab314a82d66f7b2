package org.tradewire.web.container;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Payara's connection below a request. Payara offers no way to it, so it is found by reflection;
 * other containers, and a Payara that looks different, have none.
 */
public final class GrizzlyConnection implements DrainedConnection {
  private static final Logger LOG = System.getLogger(GrizzlyConnection.class.getName());
  private static final String CATALINA = "org.apache.catalina.connector.RequestFacade";
  private static final String CLOSE_LISTENER = "org.glassfish.grizzly.CloseListener";
  private static final AtomicBoolean WARNED = new AtomicBoolean();

  /**
   * What Payara holds of a socket whose client does not read, a frame more at most. Its own bound
   * is four socket buffers, half a megabyte and more: a thousand dead readers filled a heap, while
   * each send seemed to have ended.
   */
  private static final int MAX_QUEUED_BYTES = 64 << 10;

  private final Object connection;
  private final Method close;
  private final Method abort;
  private final Method addListener;

  private GrizzlyConnection(Object connection) throws ReflectiveOperationException {
    Class<?> type = connection.getClass();
    this.connection = connection;
    close = type.getMethod("closeSilently");
    abort = type.getMethod("terminateSilently");
    addListener =
        type.getMethod(
            "addCloseListener", Class.forName(CLOSE_LISTENER, false, type.getClassLoader()));
    type.getMethod("setMaxAsyncWriteQueueSize", int.class).invoke(connection, MAX_QUEUED_BYTES);
  }

  /** The connection that brought this request, where the container is known. */
  public static Optional<DrainedConnection> of(ServletRequest request) {
    try {
      Optional<Object> below = requestBelow(request);
      return below.isEmpty()
          ? Optional.empty()
          : Optional.of(new GrizzlyConnection(connectionOf(below.get())));
    } catch (ReflectiveOperationException | RuntimeException e) {
      if (WARNED.compareAndSet(false, true)) {
        LOG.log(
            Level.WARNING,
            "event=connection_not_found effect=\"closed sockets may disturb requests\" reason=\"{0}\"",
            e.toString());
      }
      return Optional.empty();
    }
  }

  /** Grizzly's own request below this one; empty in other containers. */
  static Optional<Object> requestBelow(ServletRequest request) throws ReflectiveOperationException {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      inner = wrapper.getRequest();
    }
    return inner.getClass().getName().equals(CATALINA)
        ? Optional.of(Reflection.call(Reflection.field(inner, "request"), "getCoyoteRequest"))
        : Optional.empty();
  }

  /** The connection that brought a request of Grizzly. */
  static Object connectionOf(Object grizzlyRequest) throws ReflectiveOperationException {
    return Reflection.call(Reflection.call(grizzlyRequest, "getContext"), "getConnection");
  }

  @Override
  public void close() {
    invoke(close);
  }

  @Override
  public void abort() {
    invoke(abort);
  }

  @Override
  public void onClosed(Runnable listener) {
    invoke(addListener, Reflection.listener(addListener.getParameterTypes()[0], listener));
  }

  private void invoke(Method method, Object... arguments) {
    try {
      method.invoke(connection, arguments);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Payara's connection refused " + method.getName() + ".", e);
    }
  }
}
