package org.tradewire.web.rest;

import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** Every resource class of this archive, so that none is forgotten when a component comes. */
public final class ResourceClasses {

  private ResourceClasses() {}

  /** All of them. */
  public static List<Class<?>> all() {
    try {
      java.nio.file.Path classes =
          java.nio.file.Path.of(
              RestApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<java.nio.file.Path> files = Files.walk(classes)) {
        return files
            .map(file -> classes.relativize(file).toString())
            .filter(name -> name.endsWith("Resource.class"))
            .map(name -> name.replace(".class", "").replace('/', '.'))
            .<Class<?>>map(ResourceClasses::load)
            .filter(each -> each.isAnnotationPresent(Path.class))
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name, e);
    }
  }
}
