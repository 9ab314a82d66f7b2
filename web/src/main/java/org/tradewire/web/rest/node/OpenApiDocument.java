package org.tradewire.web.rest.node;

import jakarta.annotation.security.PermitAll;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
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
import org.tradewire.web.json.JsonAnswer;
import org.tradewire.web.problem.Problem;

/** Describes resource classes as an OpenAPI 3 document: every call, its parameters and types. */
final class OpenApiDocument {
  private static final String BASE = "/api";

  private OpenApiDocument() {}

  /** The document of all resource methods of the classes, sorted by path. */
  static JsonObject of(Collection<Class<?>> resources) {
    Map<String, Map<String, List<Method>>> paths = new TreeMap<>();
    resources.stream()
        .flatMap(resource -> Arrays.stream(resource.getMethods()))
        .filter(method -> verb(method).isPresent())
        .forEach(
            method ->
                paths
                    .computeIfAbsent(path(method), path -> new TreeMap<>())
                    .computeIfAbsent(verb(method).orElseThrow(), verb -> new ArrayList<>())
                    .add(method));
    JsonAnswer described = new JsonAnswer();
    paths.forEach((path, verbs) -> described.value(path, operations(verbs)));
    return new JsonAnswer()
        .text("openapi", "3.0.3")
        .value("info", new JsonAnswer().text("title", "Tradewire").text("version", "1").build())
        .value("paths", described.build())
        .value("components", components())
        .build();
  }

  private static JsonObject components() {
    JsonObject bearer =
        new JsonAnswer()
            .text("type", "http")
            .text("scheme", "bearer")
            .text("bearerFormat", "JWT")
            .build();
    return new JsonAnswer()
        .value("securitySchemes", new JsonAnswer().value("token", bearer).build())
        .build();
  }

  private static JsonObject operations(Map<String, List<Method>> verbs) {
    JsonAnswer operations = new JsonAnswer();
    verbs.forEach(
        (verb, methods) -> operations.value(verb.toLowerCase(Locale.ROOT), operation(methods)));
    return operations.build();
  }

  /** Of one method, or of several that differ in the type of body they read. */
  private static JsonObject operation(List<Method> methods) {
    Method method = methods.get(0);
    List<JsonObject> parameters = new ArrayList<>();
    for (Parameter each : method.getParameters()) {
      parameter(each).ifPresent(parameters::add);
    }
    JsonAnswer operation =
        new JsonAnswer()
            .value("parameters", JsonAnswer.array(parameters, each -> each))
            .value("security", JsonAnswer.array(security(method), each -> each));
    String[] bodies =
        methods.stream()
            .map(each -> annotation(each, Consumes.class))
            .flatMap(Optional::stream)
            .flatMap(types -> Arrays.stream(types.value()))
            .sorted()
            .toArray(String[]::new);
    if (bodies.length > 0) {
      operation.value("requestBody", new JsonAnswer().value("content", content(bodies)).build());
    }
    return operation.value("responses", responses(method)).build();
  }

  private static JsonObject responses(Method method) {
    JsonAnswer success = new JsonAnswer().text("description", "Done.");
    annotation(method, Produces.class)
        .ifPresent(types -> success.value("content", content(types.value())));
    return new JsonAnswer()
        .value("2XX", success.build())
        .value(
            "default",
            new JsonAnswer()
                .text("description", "A problem as of RFC 9457.")
                .value("content", content(Problem.MEDIA_TYPE))
                .build())
        .build();
  }

  private static JsonObject content(String... mediaTypes) {
    JsonAnswer content = new JsonAnswer();
    for (String each : mediaTypes) {
      content.value(each, JsonValue.EMPTY_JSON_OBJECT);
    }
    return content.build();
  }

  private static List<JsonObject> security(Method method) {
    boolean open =
        method.isAnnotationPresent(PermitAll.class)
            || method.getDeclaringClass().isAnnotationPresent(PermitAll.class);
    return open
        ? List.of()
        : List.of(new JsonAnswer().value("token", JsonValue.EMPTY_JSON_ARRAY).build());
  }

  private static Optional<JsonObject> parameter(Parameter parameter) {
    PathParam inPath = parameter.getAnnotation(PathParam.class);
    if (inPath != null) {
      return Optional.of(parameter(inPath.value(), "path"));
    }
    return Optional.ofNullable(parameter.getAnnotation(QueryParam.class))
        .map(inQuery -> parameter(inQuery.value(), "query"));
  }

  private static JsonObject parameter(String name, String place) {
    return new JsonAnswer()
        .text("name", name)
        .text("in", place)
        .value("required", place.equals("path") ? JsonValue.TRUE : JsonValue.FALSE)
        .value("schema", new JsonAnswer().text("type", "string").build())
        .build();
  }

  private static <A extends Annotation> Optional<A> annotation(Method method, Class<A> type) {
    A own = method.getAnnotation(type);
    return Optional.ofNullable(own == null ? method.getDeclaringClass().getAnnotation(type) : own);
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

  /** With one slash before it, none behind it, and without the expressions of its variables. */
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
