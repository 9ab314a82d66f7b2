package org.tradewire.web.rest.node;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.tradewire.web.rest.DocumentObject;
import org.tradewire.web.rest.Expects;

/** Describes the parameters of resource methods: those of the path, and what a query may hold. */
final class OpenApiParameters {

  private OpenApiParameters() {}

  /** Of methods that share a path and a verb, in the order of their parameters, each once. */
  static List<JsonObject> of(List<Method> methods) {
    return methods.stream()
        .flatMap(method -> Stream.of(method.getParameters()))
        .map(OpenApiParameters::of)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static Optional<JsonObject> of(Parameter parameter) {
    PathParam inPath = parameter.getAnnotation(PathParam.class);
    if (inPath != null) {
      DocumentObject schema = new DocumentObject().text("type", "string");
      if (parameter.getType() == UUID.class) {
        schema.text("format", "uuid");
      }
      return Optional.of(described(inPath.value(), "path", true, schema));
    }
    return Optional.ofNullable(parameter.getAnnotation(QueryParam.class))
        .map(
            inQuery -> {
              Expects expects = parameter.getAnnotation(Expects.class);
              if (expects == null) {
                throw new IllegalArgumentException("Nothing is said of " + parameter);
              }
              return described(inQuery.value(), "query", expects.required(), schema(expects));
            });
  }

  private static JsonObject described(
      String name, String place, boolean required, DocumentObject schema) {
    return new DocumentObject()
        .text("name", name)
        .text("in", place)
        .value("required", required ? JsonValue.TRUE : JsonValue.FALSE)
        .value("schema", schema.build())
        .build();
  }

  private static DocumentObject schema(Expects expects) {
    return switch (expects.value()) {
      case NUMBER -> number(expects);
      case CHOICE -> choice(expects);
      case INSTANT -> new DocumentObject().text("type", "string").text("format", "date-time");
      case UUID -> new DocumentObject().text("type", "string").text("format", "uuid");
      case TEXT -> new DocumentObject().text("type", "string");
    };
  }

  private static DocumentObject number(Expects expects) {
    DocumentObject schema =
        new DocumentObject()
            .text("type", "integer")
            .number("minimum", expects.min())
            .number("maximum", expects.max());
    return expects.standard() == Expects.UNSAID
        ? schema
        : schema.number("default", expects.standard());
  }

  private static DocumentObject choice(Expects expects) {
    List<String> words =
        expects.texts().length > 0
            ? List.of(expects.texts())
            : Arrays.stream(expects.of().getEnumConstants()).map(Enum::name).toList();
    DocumentObject schema =
        new DocumentObject().text("type", "string").value("enum", DocumentObject.texts(words));
    return expects.standardText().isEmpty()
        ? schema
        : schema.text("default", expects.standardText());
  }
}
