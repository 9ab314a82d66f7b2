package org.tradewire.web.rest.node;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tradewire.web.rest.DocumentObject;
import org.tradewire.web.rest.Shape;
import org.tradewire.web.rest.Takes;

/**
 * Describes resource classes as an OpenAPI 3.0.3 document: every call, what it takes, answers and
 * refuses. Paths and parameters are those of JAX-RS; the rest is said with {@link Takes}, {@link
 * org.tradewire.web.rest.Expects}, {@link org.tradewire.web.rest.Answer} and {@link
 * org.tradewire.web.rest.Refuses}.
 */
final class OpenApiDocument {
  private static final String BASE = "/api";

  private final OpenApiResponses responses = new OpenApiResponses(ApiVocabulary.statusesByCode());

  private OpenApiDocument() {}

  /** The document of all resource methods of the classes, sorted by path. */
  static JsonObject of(Collection<Class<?>> resources) {
    return new OpenApiDocument().describe(resources);
  }

  /** The methods of the classes that answer calls. */
  static List<Method> methods(Collection<Class<?>> resources) {
    return resources.stream()
        .flatMap(resource -> Arrays.stream(resource.getMethods()))
        .filter(method -> verb(method).isPresent())
        .toList();
  }

  private JsonObject describe(Collection<Class<?>> resources) {
    Map<String, Map<String, List<Method>>> paths = new TreeMap<>();
    methods(resources)
        .forEach(
            method ->
                paths
                    .computeIfAbsent(path(method), path -> new TreeMap<>())
                    .computeIfAbsent(verb(method).orElseThrow(), verb -> new ArrayList<>())
                    .add(method));
    DocumentObject described = new DocumentObject();
    paths.forEach((path, verbs) -> described.value(path, operations(verbs)));
    return new DocumentObject()
        .text("openapi", "3.0.3")
        .value("info", new DocumentObject().text("title", "Tradewire").text("version", "1").build())
        .value("paths", described.build())
        .value("components", components())
        .build();
  }

  private static JsonObject components() {
    JsonObject bearer =
        new DocumentObject()
            .text("type", "http")
            .text("scheme", "bearer")
            .text("bearerFormat", "JWT")
            .build();
    DocumentObject schemas = new DocumentObject();
    ApiVocabulary.shapes().forEach(shape -> schemas.value(shape.name(), shape.schema()));
    return new DocumentObject()
        .value("securitySchemes", new DocumentObject().value("token", bearer).build())
        .value("responses", OpenApiResponses.shared())
        .value("schemas", schemas.build())
        .build();
  }

  private JsonObject operations(Map<String, List<Method>> verbs) {
    DocumentObject operations = new DocumentObject();
    verbs.forEach(
        (verb, methods) -> operations.value(verb.toLowerCase(Locale.ROOT), operation(methods)));
    return operations.build();
  }

  /** Of one method, or of several that differ in the type of body they read. */
  private JsonObject operation(List<Method> methods) {
    Method method = methods.get(0);
    DocumentObject operation =
        new DocumentObject()
            .value("parameters", DocumentObject.array(OpenApiParameters.of(methods)))
            .value("security", DocumentObject.array(security(method)));
    JsonObject bodies = bodies(methods);
    if (!bodies.isEmpty()) {
      operation.value(
          "requestBody",
          new DocumentObject().value("required", JsonValue.TRUE).value("content", bodies).build());
    }
    return operation.value("responses", responses.of(methods)).build();
  }

  /** Schemas by media type, sorted. */
  private static JsonObject bodies(List<Method> methods) {
    Map<String, JsonObject> schemas = new TreeMap<>();
    for (Method method : methods) {
      for (Parameter each : method.getParameters()) {
        if (ResourceMethods.isBody(each)) {
          Takes takes = each.getAnnotation(Takes.class);
          JsonObject schema =
              takes == null
                  ? new DocumentObject().text("type", "string").build()
                  : Shape.reference(takes.value());
          JsonObject content = new DocumentObject().value("schema", schema).build();
          for (String type :
              ResourceMethods.annotation(method, Consumes.class).orElseThrow().value()) {
            schemas.put(type, content);
          }
        }
      }
    }
    DocumentObject content = new DocumentObject();
    schemas.forEach(content::value);
    return content.build();
  }

  private static List<JsonObject> security(Method method) {
    return ResourceMethods.isOpen(method)
        ? List.of()
        : List.of(new DocumentObject().value("token", JsonValue.EMPTY_JSON_ARRAY).build());
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
        .filter(each -> each != null)
        .map(HttpMethod::value)
        .findFirst();
  }

  private static String path(Method method) {
    Path own = method.getAnnotation(Path.class);
    return BASE
        + part(method.getDeclaringClass().getAnnotation(Path.class).value())
        + (own == null ? "" : part(own.value()));
  }

  /** With one slash before it, none after it, and without the expressions of its variables. */
  private static String part(String template) {
    StringBuilder part = new StringBuilder(template.startsWith("/") ? "" : "/");
    int depth = 0;
    boolean expression = false;
    for (char each : template.toCharArray()) {
      depth += each == '{' ? 1 : 0;
      depth -= each == '}' ? 1 : 0;
      expression = depth > 0 && (expression || each == ':');
      if (!expression && (depth == 0 || each != ' ')) {
        part.append(each);
      }
    }
    return part.toString().replaceAll("/$", "");
  }
}
