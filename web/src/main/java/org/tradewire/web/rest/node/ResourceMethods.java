package org.tradewire.web.rest.node;

import jakarta.annotation.security.PermitAll;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Optional;
import org.tradewire.trading.shared.JsonFields;

/** What JAX-RS makes of the methods of resources. */
final class ResourceMethods {

  private ResourceMethods() {}

  /** Whether a parameter of a resource method is the body of the request. */
  static boolean isBody(Parameter parameter) {
    return parameter.getType() == JsonFields.class || parameter.getType() == InputStream.class;
  }

  /** Whether a method needs no token. */
  static boolean isOpen(Method method) {
    return method.isAnnotationPresent(PermitAll.class)
        || method.getDeclaringClass().isAnnotationPresent(PermitAll.class);
  }

  /** Of a method or, where it has none, of its class. */
  static <A extends Annotation> Optional<A> annotation(Method method, Class<A> type) {
    A own = method.getAnnotation(type);
    return Optional.ofNullable(own == null ? method.getDeclaringClass().getAnnotation(type) : own);
  }
}
