package org.tradewire.web.socket;

import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.channels.Channel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.tradewire.web.container.NetworkConnection;
import org.tradewire.web.container.Reflection;

/**
 * WildFly's connection below a session. Undertow ends it only when the peer has taken every frame,
 * and offers another way to nobody but itself, so it is found by reflection; other containers, and
 * an Undertow that looks different, have none.
 */
final class UndertowConnection implements NetworkConnection {
  private static final Logger LOG = System.getLogger(UndertowConnection.class.getName());
  private static final String SESSION = "io.undertow.websockets.jsr.UndertowSession";
  private static final AtomicBoolean WARNED = new AtomicBoolean();

  private final Session session;
  private final Channel channel;
  private final Method forceClose;
  private final Method addCloseTask;

  private UndertowConnection(Session session) throws ReflectiveOperationException {
    this.session = session;
    channel = (Channel) Reflection.call(session, "getWebSocketChannel");
    forceClose = session.getClass().getMethod("forceClose");
    addCloseTask =
        Stream.of(channel.getClass().getMethods())
            .filter(method -> method.getName().equals("addCloseTask"))
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException("addCloseTask"));
  }

  /** The connection of this session, where the container is known. */
  static Optional<NetworkConnection> of(Session session) {
    if (!session.getClass().getName().equals(SESSION)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new UndertowConnection(session));
    } catch (ReflectiveOperationException | RuntimeException e) {
      if (WARNED.compareAndSet(false, true)) {
        LOG.log(
            Level.WARNING,
            "event=connection_not_found effect=\"closed sockets may stay\" reason=\"{0}\"",
            e.toString());
      }
      return Optional.empty();
    }
  }

  @Override
  public void abort() {
    invoke(session, forceClose);
  }

  /** The channel tells nobody who asks when it has closed already. */
  @Override
  public void onClosed(Runnable listener) {
    AtomicBoolean told = new AtomicBoolean();
    Runnable once =
        () -> {
          if (told.compareAndSet(false, true)) {
            listener.run();
          }
        };
    invoke(channel, addCloseTask, Reflection.listener(addCloseTask.getParameterTypes()[0], once));
    if (!channel.isOpen()) {
      once.run();
    }
  }

  private static void invoke(Object target, Method method, Object... arguments) {
    try {
      method.invoke(target, arguments);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Undertow refused " + method.getName() + ".", e);
    }
  }
}
