package org.tradewire.web.socket;

import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tradewire.web.container.IdleTaskFilter;

/**
 * Stops the idle timer of a container that costs more than the sends it watches.
 *
 * <p>Tyrus 2.1 schedules a task on Payara's managed executor at each send, also where the session
 * has no idle time-out ({@code TyrusSession.restartIdleTimeoutExecutor}), and capturing the
 * server's context for it is a third of the price of a send. Silence is watched by the streaming
 * core, so the session is given an executor that does not schedule that task. Other containers, and
 * a Tyrus that looks different, are left alone.
 */
final class ContainerIdleTimer {
  private static final Logger LOG = System.getLogger(ContainerIdleTimer.class.getName());
  private static final String TYRUS_SESSION = "org.glassfish.tyrus.core.TyrusSession";
  private static final AtomicBoolean WARNED = new AtomicBoolean();

  private ContainerIdleTimer() {}

  /** Stops the timer of one session, where the container is known to need it. */
  static void stop(Session session) {
    if (!session.getClass().getName().equals(TYRUS_SESSION)) {
      return;
    }
    try {
      replaceTimer(session);
    } catch (ReflectiveOperationException | RuntimeException e) {
      if (WARNED.compareAndSet(false, true)) {
        LOG.log(
            Level.WARNING,
            "event=idle_timer_kept effect=\"each send costs a third more\" reason=\"{0}\"",
            e.toString());
      }
    }
  }

  private static void replaceTimer(Session session) throws ReflectiveOperationException {
    for (Field field : session.getClass().getDeclaredFields()) {
      if (field.getType() == ScheduledExecutorService.class) {
        field.setAccessible(true);
        Object timer = field.get(session);
        if (timer instanceof ScheduledExecutorService service
            && !(timer instanceof IdleTaskFilter)) {
          field.set(session, new IdleTaskFilter(service));
        }
        return;
      }
    }
    throw new NoSuchFieldException("no executor in " + TYRUS_SESSION);
  }
}
