package org.tradewire.trading.account.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.tradewire.trading.account.entity.Caller;

/**
 * The roles that users have now, where a token may still name those they had. Knows, without asking
 * the database, every user whose roles changed during the life of a token. Thread-safe.
 */
@ApplicationScoped
public class CurrentRights {

  private final Map<UUID, Caller> changed = new ConcurrentHashMap<>();
  private final List<Consumer<Caller>> listeners = new CopyOnWriteArrayList<>();

  /** The caller with the roles he has now, which may be none. */
  public Caller of(Caller caller) {
    Caller current = changed.get(caller.id());
    return current == null ? caller : current;
  }

  /**
   * Hears of every change until {@link #ignore}.
   *
   * @param listener called on the thread that found the change, one change at a time, with the user
   *     as he is now; must not throw
   */
  public void listen(Consumer<Caller> listener) {
    listeners.add(listener);
  }

  /** Ends {@link #listen}. */
  public void ignore(Consumer<Caller> listener) {
    listeners.remove(listener);
  }

  /** Notes that a user has these roles from now on. */
  void changed(Caller user) {
    changed.put(user.id(), user);
    listeners.forEach(listener -> listener.accept(user));
  }
}
