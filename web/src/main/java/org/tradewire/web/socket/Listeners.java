package org.tradewire.web.socket;

import java.lang.reflect.Proxy;

/** Listeners of types that only the container knows. */
final class Listeners {
  private Listeners() {}

  /**
   * A listener of that type which runs a task whenever it is called.
   *
   * @param type an interface whose methods return nothing
   */
  static Object of(Class<?> type, Runnable task) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              case "toString" -> type.getSimpleName() + " of " + task;
              default -> {
                task.run();
                yield null;
              }
            });
  }
}
