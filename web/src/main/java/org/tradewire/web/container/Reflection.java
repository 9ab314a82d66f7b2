package org.tradewire.web.container;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;

/** The way to what a container has and does not offer. */
public final class Reflection {
  private Reflection() {}

  /** What a field holds, of the object's own class; private ones too. */
  static Object field(Object target, String name) throws ReflectiveOperationException {
    Field field = target.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(target);
  }

  /** What a public method without parameters answers. */
  public static Object call(Object target, String method) throws ReflectiveOperationException {
    return target.getClass().getMethod(method).invoke(target);
  }

  /**
   * A listener of that type which runs a task whenever it is called.
   *
   * @param type an interface whose methods return nothing
   */
  public static Object listener(Class<?> type, Runnable task) {
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
