package org.tradewire.systemtests.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi30;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The REST interface as its OpenAPI document describes it. Calls made through it fail where the
 * answer is not one that the document says: its status, media type, headers {@code Location} and
 * {@code Retry-After}, and body. Remembers which answers it has seen.
 */
public final class RestContract {
  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
  private static final String PROBLEM = "application/problem+json";
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V4,
          builder ->
              builder
                  .metaSchema(OpenApi30.getInstance())
                  .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));

  /** A call of the document: {@code get /api/challenges/{id}}. */
  private record Call(String verb, String template, JsonNode operation) {
    boolean matches(String wantedVerb, String path) {
      String pattern = VARIABLE.matcher(template.replace(".", "\\.")).replaceAll("[^/]+");
      return verb.equals(wantedVerb) && path.matches(pattern);
    }

    boolean needsToken() {
      return !operation.get("security").isEmpty();
    }

    String answer(String status) {
      return verb + " " + template + " " + status;
    }
  }

  private final ObjectMapper json = new ObjectMapper();
  private final JsonNode document;
  private final List<Call> calls = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private RestContract(JsonNode document) {
    this.document = document;
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> verb : path.getValue().properties()) {
        calls.add(new Call(verb.getKey(), path.getKey(), verb.getValue()));
      }
    }
    // Of two that match, the one with fewer variables is the one that is called.
    calls.sort(Comparator.comparing(call -> VARIABLE.matcher(call.template()).results().count()));
  }

  /** The document that a node serves. */
  public static RestContract servedTo(RestClient caller) {
    Reply reply = caller.get("/api/openapi.json");
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    try {
      return new RestContract(new ObjectMapper().readTree(reply.body()));
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON in " + reply, e);
    }
  }

  public Reply get(RestClient caller, String path) {
    return checked("get", path, null, caller.get(path));
  }

  public Reply delete(RestClient caller, String path) {
    return checked("delete", path, null, caller.delete(path));
  }

  public Reply post(RestClient caller, String path, JsonObject body) {
    return checked("post", path, body.toString(), caller.post(path, body));
  }

  public Reply postCsv(RestClient caller, String path, String csv) {
    return checked("post", path, null, caller.postCsv(path, csv));
  }

  public Reply put(RestClient caller, String path, JsonObject body) {
    return checked("put", path, body.toString(), caller.put(path, body));
  }

  /** Makes every call that needs a token without one; none may be answered but with 401. */
  public void refuseAllTo(RestClient anyone) {
    for (Call call : calls) {
      if (call.needsToken()) {
        String path =
            VARIABLE.matcher(call.template()).replaceAll("00000000-0000-0000-0000-000000000000");
        Reply reply =
            switch (call.verb()) {
              case "get" -> anyone.get(path);
              case "delete" -> anyone.delete(path);
              case "post" -> anyone.post(path, "{}");
              case "put" -> anyone.put(path, JsonValue.EMPTY_JSON_OBJECT);
              default -> throw new IllegalArgumentException(call.verb());
            };
        assertThat(reply.status()).as("%s: %s", call.template(), reply).isEqualTo(401);
        check(call, null, reply);
      }
    }
  }

  /**
   * Asks with each parameter of each query: both ends of its range, every choice, and what lies
   * beyond. What is beyond is refused with 400 and the parameter's name, the rest is not.
   *
   * @return how many parameters there are
   */
  public int tryParameters(RestClient caller) {
    int tried = 0;
    for (Call call : calls) {
      for (JsonNode parameter : call.operation().get("parameters")) {
        if (call.verb().equals("get") && parameter.get("in").asText().equals("query")) {
          QueryTrial trial = new QueryTrial(call.template(), call.operation(), parameter);
          trial.allowed().forEach(path -> assertAllowed(trial, get(caller, path)));
          trial.refused().forEach(path -> assertRefused(trial, get(caller, path)));
          tried++;
        }
      }
    }
    return tried;
  }

  private static void assertAllowed(QueryTrial trial, Reply reply) {
    assertThat(isRefusal(reply) && trial.isAbout(reply))
        .as("%s refuses what it documents: %s", trial, reply)
        .isFalse();
  }

  private static void assertRefused(QueryTrial trial, Reply reply) {
    assertThat(isRefusal(reply) && trial.isAbout(reply))
        .as("%s takes what it does not document: %s", trial, reply)
        .isTrue();
  }

  /** Some bounds are those of a document that answers with 422. */
  private static boolean isRefusal(Reply reply) {
    return reply.status() == 400 || reply.status() == 422;
  }

  /** Answers with 2xx that the document names and no call was given yet. */
  public List<String> unseenAnswers() {
    return calls.stream()
        .flatMap(
            call ->
                call.operation()
                    .get("responses")
                    .propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(status -> status.startsWith("2"))
                    .map(call::answer))
        .filter(answer -> !seen.contains(answer))
        .toList();
  }

  /** Calls that the document says are refused at times, and that were never refused. */
  public List<String> neverRefused() {
    return calls.stream()
        .filter(call -> !refusals(call).isEmpty())
        .filter(call -> refusals(call).stream().noneMatch(seen::contains))
        .map(call -> call.verb() + " " + call.template())
        .toList();
  }

  /** Sentences on what a body lacks or has too much; empty where it is as its schema says. */
  public List<String> violations(JsonNode schema, String body) {
    ObjectNode whole = json.createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", document.get("components"));
    try {
      return SCHEMAS.getSchema(whole).validate(json.readTree(body)).stream()
          .map(Object::toString)
          .toList();
    } catch (JsonProcessingException e) {
      return List.of("It is no JSON: " + e.getMessage());
    }
  }

  /** As {@link #violations(JsonNode, String)}, of a schema by its name. */
  public List<String> violations(String schema, String body) {
    return violations(document.at("/components/schemas/" + schema), body);
  }

  private static List<String> refusals(Call call) {
    return call.operation()
        .get("responses")
        .propertyStream()
        .filter(response -> response.getValue().path("content").has(PROBLEM))
        .map(response -> call.answer(response.getKey()))
        .toList();
  }

  private Reply checked(String verb, String pathAndQuery, String sent, Reply reply) {
    String path = pathAndQuery.replaceAll("\\?.*", "");
    Call call =
        calls.stream()
            .filter(each -> each.matches(verb, path))
            .findFirst()
            .orElseThrow(() -> new AssertionError(verb + " " + path + " is not described"));
    check(call, sent, reply);
    return reply;
  }

  private void check(Call call, String sent, Reply reply) {
    String answer = call.answer(Integer.toString(reply.status()));
    JsonNode response = call.operation().get("responses").get(Integer.toString(reply.status()));
    assertThat(response).as("%s is not described: %s", answer, reply).isNotNull();
    if (response.has("content")) {
      Map.Entry<String, JsonNode> content =
          response
              .get("content")
              .propertyStream()
              .filter(each -> reply.contentType().startsWith(each.getKey()))
              .findFirst()
              .orElseGet(() -> response.get("content").propertyStream().findFirst().orElseThrow());
      assertThat(reply.contentType()).as(answer).startsWith(content.getKey());
      if (content.getKey().endsWith("json")) {
        assertThat(violations(content.getValue().get("schema"), reply.body()))
            .as("%s: %s", answer, reply)
            .isEmpty();
      } else {
        assertThat(reply.body()).as(answer).isNotBlank();
      }
    } else {
      assertThat(reply.body()).as(answer).isEmpty();
    }
    assertThat(!reply.location().isEmpty())
        .as("Location of %s: %s", answer, reply)
        .isEqualTo(response.path("headers").has("Location"));
    JsonNode retryAfter = response.path("headers").path("Retry-After");
    if (retryAfter.path("required").asBoolean() || !reply.retryAfter().isEmpty()) {
      assertThat(retryAfter.isMissingNode()).as("Retry-After of %s", answer).isFalse();
      assertThat(reply.retryAfter())
          .as("Retry-After of %s: %s", answer, reply)
          .matches("[1-9][0-9]*");
    }
    if (sent != null && reply.status() < 300 && call.operation().has("requestBody")) {
      JsonNode schema = call.operation().at("/requestBody/content/application~1json/schema");
      assertThat(violations(schema, sent)).as("%s took %s", answer, sent).isEmpty();
    }
    seen.add(answer);
  }
}
