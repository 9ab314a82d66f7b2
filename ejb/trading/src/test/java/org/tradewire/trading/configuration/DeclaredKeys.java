package org.tradewire.trading.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.ConfigurationKeys;

/** The keys that the classes of this module declare, found as CDI finds them: static methods. */
public final class DeclaredKeys {

  private DeclaredKeys() {}

  /** What each component declares, by the names of the classes. */
  public static List<ConfigurationKeys> groups() {
    try {
      Path classes =
          Path.of(
              ConfigurationKey.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(classes)) {
        return files
            .map(file -> classes.relativize(file).toString())
            .filter(name -> name.matches(".*(Configuration|Keys)\\.class"))
            .map(name -> name.replace('/', '.').substring(0, name.length() - ".class".length()))
            .sorted()
            .flatMap(DeclaredKeys::of)
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All of them. */
  public static List<ConfigurationKey<?>> all() {
    return groups().stream().<ConfigurationKey<?>>flatMap(group -> group.all().stream()).toList();
  }

  private static Stream<ConfigurationKeys> of(String className) {
    try {
      return Stream.of(Class.forName(className).getDeclaredMethods())
          .filter(
              method ->
                  method.getReturnType() == ConfigurationKeys.class
                      && method.getParameterCount() == 0
                      && Modifier.isStatic(method.getModifiers()))
          .map(DeclaredKeys::call);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ConfigurationKeys call(Method method) {
    try {
      method.setAccessible(true);
      return (ConfigurationKeys) method.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
