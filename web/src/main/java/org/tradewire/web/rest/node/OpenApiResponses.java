package org.tradewire.web.rest.node;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tradewire.web.problem.Problem;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.DocumentObject;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.Shape;

/** Describes what resource methods answer: what they state themselves, and what holds by rule. */
final class OpenApiResponses {
  private static final String JSON = "application/json";
  private static final String REFUSED = "Refused";

  /** Statuses of the refusals of bodies, beside 400: too slow, too large, of another type. */
  private static final List<Integer> OF_BODIES = List.of(408, 413, 415);

  private final Map<String, Integer> statusesByCode;

  /**
   * Knows the codes.
   *
   * @param statusesByCode the status of every code that a method may state
   */
  OpenApiResponses(Map<String, Integer> statusesByCode) {
    this.statusesByCode = Map.copyOf(statusesByCode);
  }

  /** The responses that operations refer to. */
  static JsonObject shared() {
    return new DocumentObject()
        .value(
            REFUSED,
            new DocumentObject()
                .text(
                    "description",
                    "Any other refusal is a problem (RFC 9457) too. Every call may be answered with"
                        + " database-busy or database-unavailable (503) and with 405, 406 and 500.")
                .value("headers", retryAfter(false))
                .value("content", content(Problem.MEDIA_TYPE, Shape.reference("Problem")))
                .build())
        .build();
  }

  /** Of methods that share a path and a verb; they differ in the type of body they read alone. */
  JsonObject of(Collection<Method> methods) {
    SortedMap<Integer, JsonObject> byStatus = new TreeMap<>();
    refusals(methods).forEach((status, types) -> byStatus.put(status, refusal(status, types)));
    for (Method method : methods) {
      SortedMap<Integer, List<Answer>> answers = new TreeMap<>();
      for (Answer answer : method.getAnnotationsByType(Answer.class)) {
        answers.computeIfAbsent(answer.status(), status -> new ArrayList<>()).add(answer);
      }
      answers.forEach((status, forms) -> byStatus.put(status, success(method, forms)));
    }
    DocumentObject responses = new DocumentObject();
    byStatus.forEach((status, response) -> responses.value(status.toString(), response));
    return responses
        .value(
            "default",
            new DocumentObject().text("$ref", "#/components/responses/" + REFUSED).build())
        .build();
  }

  /**
   * An answer of one status.
   *
   * @param forms the media types in which it may come, each with its body; the first says the rest
   */
  private static JsonObject success(Method method, List<Answer> forms) {
    Answer answer = forms.get(0);
    DocumentObject response =
        new DocumentObject().text("description", answer.when().isEmpty() ? "Done." : answer.when());
    if (answer.location()) {
      response.value(
          "headers", header(HttpHeaders.LOCATION, "The address of what was made.", "uri"));
    }
    if (answer.status() != 204) {
      DocumentObject content = new DocumentObject();
      forms.forEach(form -> content.value(media(method, form), media(schema(form))));
      response.value("content", content.build());
    }
    return response.build();
  }

  private static JsonObject schema(Answer form) {
    return form.shape().isEmpty()
        ? new DocumentObject().text("type", "string").build()
        : body(form);
  }

  private static String media(Method method, Answer answer) {
    if (!answer.shape().isEmpty()) {
      return JSON;
    }
    return answer.media().isEmpty()
        ? ResourceMethods.annotation(method, Produces.class).orElseThrow().value()[0]
        : answer.media();
  }

  private static JsonObject body(Answer answer) {
    JsonObject one = Shape.reference(answer.shape());
    return switch (answer.as()) {
      case ONE -> one;
      case ARRAY -> Shape.arrayOf(one);
      case ITEMS -> Shape.answer("").many("items", answer.shape()).schema();
      case PAGE -> Shape.answer("").many("items", answer.shape()).number("total").schema();
    };
  }

  /** Types of problems by status. */
  private SortedMap<Integer, SortedSet<String>> refusals(Collection<Method> methods) {
    SortedMap<Integer, SortedSet<String>> types = new TreeMap<>();
    for (Method method : methods) {
      byRule(method).forEach(status -> add(types, status, Problem.NO_TYPE));
      Refuses own = method.getAnnotation(Refuses.class);
      if (own != null) {
        Arrays.stream(own.plain()).forEach(status -> add(types, status, Problem.NO_TYPE));
        for (String code : own.value()) {
          add(types, statusOf(code), Problem.TYPE_PREFIX + code);
        }
      }
    }
    return types;
  }

  private int statusOf(String code) {
    Integer status = statusesByCode.get(code);
    if (status == null) {
      throw new IllegalArgumentException("There is no refusal " + code);
    }
    return status;
  }

  private static void add(
      SortedMap<Integer, SortedSet<String>> types, int status, String problemType) {
    types.computeIfAbsent(status, each -> new TreeSet<>()).add(problemType);
  }

  /** What is refused before a method is called, or by whatever it reads its parameters with. */
  private static SortedSet<Integer> byRule(Method method) {
    SortedSet<Integer> statuses = new TreeSet<>();
    if (!ResourceMethods.isOpen(method)) {
      statuses.add(401);
    }
    for (Parameter each : method.getParameters()) {
      boolean inPath = each.isAnnotationPresent(PathParam.class);
      if (inPath && each.getType() == UUID.class) {
        statuses.add(404);
      } else if (inPath || each.isAnnotationPresent(QueryParam.class)) {
        statuses.add(400);
      } else if (ResourceMethods.isBody(each)) {
        statuses.add(400);
        statuses.addAll(OF_BODIES);
      }
    }
    return statuses;
  }

  private static JsonObject refusal(int status, SortedSet<String> types) {
    String codes =
        types.stream()
            .filter(type -> !type.equals(Problem.NO_TYPE))
            .map(type -> type.substring(Problem.TYPE_PREFIX.length()))
            .collect(Collectors.joining(", "));
    String title = Problem.of(status, "").title();
    DocumentObject response =
        new DocumentObject().text("description", codes.isEmpty() ? title : title + ": " + codes);
    if (status == 401) {
      response.value("headers", header(HttpHeaders.WWW_AUTHENTICATE, "The scheme to use.", ""));
    } else if (types.stream().anyMatch(OpenApiResponses::saysWhenToRetry)) {
      boolean always = types.stream().allMatch(OpenApiResponses::saysWhenToRetry);
      response.value("headers", retryAfter(always));
    }
    JsonArray both =
        Json.createArrayBuilder()
            .add(Shape.reference("Problem"))
            .add(Shape.openAnswer("").choice("type", List.copyOf(types)).schema())
            .build();
    return response
        .value(
            "content",
            content(Problem.MEDIA_TYPE, new DocumentObject().value("allOf", both).build()))
        .build();
  }

  private static boolean saysWhenToRetry(String problemType) {
    return problemType.startsWith(Problem.TYPE_PREFIX)
        && ApiVocabulary.saysWhenToRetry(problemType.substring(Problem.TYPE_PREFIX.length()));
  }

  /**
   * The header that says when to come again.
   *
   * @param always whether every answer of the status has it
   */
  private static JsonObject retryAfter(boolean always) {
    JsonObject seconds = new DocumentObject().text("type", "integer").number("minimum", 1).build();
    return new DocumentObject()
        .value(
            HttpHeaders.RETRY_AFTER,
            new DocumentObject()
                .text("description", "Seconds after which the same may succeed.")
                .value("required", always ? JsonValue.TRUE : JsonValue.FALSE)
                .value("schema", seconds)
                .build())
        .build();
  }

  private static JsonObject header(String name, String description, String format) {
    DocumentObject schema = new DocumentObject().text("type", "string");
    if (!format.isEmpty()) {
      schema.text("format", format);
    }
    return new DocumentObject()
        .value(
            name,
            new DocumentObject()
                .text("description", description)
                .value("schema", schema.build())
                .build())
        .build();
  }

  private static JsonObject content(String mediaType, JsonObject schema) {
    return new DocumentObject().value(mediaType, media(schema)).build();
  }

  private static JsonObject media(JsonObject schema) {
    return new DocumentObject().value("schema", schema).build();
  }
}
