package org.tradewire.web.rest.node;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tradewire.web.rest.ResourceClasses;

/** The document of all resources is one that tools of OpenAPI 3.0.3 can read. */
class OpenApiStructureTest {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
  private static final Set<String> SCHEMA_KEYWORDS =
      Set.of(
          "$ref",
          "additionalProperties",
          "allOf",
          "default",
          "description",
          "enum",
          "format",
          "items",
          "maximum",
          "maxItems",
          "minimum",
          "minItems",
          "nullable",
          "oneOf",
          "pattern",
          "properties",
          "required",
          "type");
  private static final Set<String> TYPES =
      Set.of("array", "boolean", "integer", "number", "object", "string");

  private final JsonObject document = OpenApiDocument.of(ResourceClasses.all());

  @Test
  void shouldHaveTheMembersOfADocument() {
    assertThat(document.keySet()).containsExactly("openapi", "info", "paths", "components");
    assertThat(document.getString("openapi")).isEqualTo("3.0.3");
    assertThat(document.getJsonObject("info").keySet()).contains("title", "version");
    assertThat(document.getJsonObject("paths").keySet())
        .allSatisfy(path -> assertThat(path).startsWith("/api/"));
  }

  @Test
  void shouldDeclareEveryVariableOfAPath() {
    operations(
        (call, operation) -> {
          List<String> declared =
              operation.getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
                  .filter(each -> each.getString("in").equals("path"))
                  .map(each -> each.getString("name"))
                  .toList();
          assertThat(declared)
              .as(call)
              .containsExactlyInAnyOrderElementsOf(
                  VARIABLE
                      .matcher(call)
                      .results()
                      .map(MatchResult::group)
                      .map(this::name)
                      .toList());
        });
  }

  /** One of them reads JSON, the other a file, and only the file's call names the instrument so. */
  @Test
  void shouldNameTheParametersOfAllMethodsOfACall() {
    assertThat(
            operation("/api/market/candles", "post")
                .getJsonArray("parameters")
                .getValuesAs(JsonObject.class))
        .extracting(each -> each.getString("name"))
        .containsExactlyInAnyOrder("venue", "symbol", "interval");
  }

  @Test
  void shouldDescribeEveryResponse() {
    operations(
        (call, operation) -> {
          JsonObject responses = operation.getJsonObject("responses");
          assertThat(responses.keySet()).as(call).contains("default");
          assertThat(responses.keySet()).as(call).anyMatch(status -> status.startsWith("2"));
          responses.forEach(
              (status, response) -> {
                assertThat(status).as(call).matches("[1-5][0-9]{2}|default");
                assertThat(response.asJsonObject().keySet())
                    .as("%s %s", call, status)
                    .containsAnyOf("description", "$ref")
                    .isSubsetOf("description", "headers", "content", "$ref");
              });
        });
  }

  @Test
  void shouldDescribeTheContentOfEveryResponseButNoContent() {
    operations(
        (call, operation) ->
            operation
                .getJsonObject("responses")
                .forEach(
                    (status, response) -> {
                      boolean empty = status.equals("204") || status.equals("default");
                      assertThat(response.asJsonObject().containsKey("content"))
                          .as("%s %s", call, status)
                          .isEqualTo(!empty);
                    }));
  }

  @Test
  void shouldResolveEveryReference() {
    List<String> broken = new ArrayList<>();
    walk(
        document,
        object -> {
          if (object.containsKey("$ref") && resolve(object.getString("$ref")) == null) {
            broken.add(object.getString("$ref"));
          }
        });

    assertThat(broken).isEmpty();
  }

  @Test
  void shouldReferToEverySchema() {
    Set<String> unused =
        new TreeSet<>(document.getJsonObject("components").getJsonObject("schemas").keySet());
    walk(
        document,
        object -> {
          if (object.containsKey("$ref")) {
            unused.remove(object.getString("$ref").replace("#/components/schemas/", ""));
          }
        });

    assertThat(unused).isEmpty();
  }

  @Test
  void shouldHoldSchemasOfOpenApi3() {
    document
        .getJsonObject("components")
        .getJsonObject("schemas")
        .forEach((name, schema) -> checkSchema(name, schema.asJsonObject()));
    walk(
        document.getJsonObject("paths"),
        object -> {
          if (object.get("schema") instanceof JsonObject schema) {
            checkSchema("a schema of a call", schema);
          }
        });
  }

  @Test
  void shouldNameTheHeaderWithTheAddressOfWhatWasMade() {
    assertThat(
            operation("/api/challenges", "post")
                .getJsonObject("responses")
                .getJsonObject("201")
                .getJsonObject("headers"))
        .containsKey("Location");
  }

  @Test
  void shouldNameTheCodesOfARefusalWithTheirStatus() {
    JsonObject responses =
        operation("/api/challenges/{id}/orders", "post").getJsonObject("responses");

    assertThat(responses.keySet())
        .containsExactly(
            "200", "201", "400", "401", "403", "404", "408", "409", "413", "415", "503", "default");
    assertThat(types(responses.getJsonObject("409")))
        .containsExactly(
            "urn:tradewire:problem:challenge-ended",
            "urn:tradewire:problem:name-taken",
            "urn:tradewire:problem:order-refused");
    assertThat(types(responses.getJsonObject("400")))
        .containsExactly("about:blank", "urn:tradewire:problem:invalid-order");
  }

  private static List<String> types(JsonObject response) {
    return response
        .getJsonObject("content")
        .getJsonObject("application/problem+json")
        .getJsonObject("schema")
        .getJsonArray("allOf")
        .getJsonObject(1)
        .getJsonObject("properties")
        .getJsonObject("type")
        .getJsonArray("enum")
        .getValuesAs(JsonString::getString);
  }

  private void checkSchema(String name, JsonObject schema) {
    assertThat(schema.keySet()).as(name).isSubsetOf(SCHEMA_KEYWORDS);
    if (schema.containsKey("$ref")) {
      assertThat(schema).as("beside a reference nothing counts: %s", name).hasSize(1);
      return;
    }
    if (schema.containsKey("type")) {
      assertThat(schema.getString("type")).as(name).isIn(TYPES);
    }
    if (schema.containsKey("nullable")) {
      assertThat(schema).as("null widens a type: %s", name).containsKey("type");
    }
    if (schema.containsKey("enum")) {
      assertThat(schema.getJsonArray("enum")).as(name).isNotEmpty().doesNotHaveDuplicates();
    }
    if (schema.containsKey("required")) {
      assertThat(schema.getJsonObject("properties").keySet())
          .as(name)
          .containsAll(schema.getJsonArray("required").getValuesAs(JsonString::getString));
    }
    if (schema.get("properties") instanceof JsonObject properties) {
      properties.forEach((member, each) -> checkSchema(name + "." + member, each.asJsonObject()));
    }
    if (schema.get("items") instanceof JsonObject items) {
      checkSchema(name + "[]", items);
    }
    for (String several : List.of("allOf", "oneOf")) {
      if (schema.get(several) instanceof JsonArray schemas) {
        schemas.forEach(each -> checkSchema(name + " " + several, each.asJsonObject()));
      }
    }
  }

  private JsonValue resolve(String reference) {
    assertThat(reference).startsWith("#/");
    JsonValue found = document;
    for (String step : reference.substring(2).split("/")) {
      found = found == null ? null : found.asJsonObject().get(step);
    }
    return found;
  }

  private String name(String variable) {
    return variable.substring(1, variable.length() - 1);
  }

  private JsonObject operation(String path, String verb) {
    return document.getJsonObject("paths").getJsonObject(path).getJsonObject(verb);
  }

  private void operations(BiConsumer<String, JsonObject> check) {
    document
        .getJsonObject("paths")
        .forEach(
            (path, verbs) ->
                verbs
                    .asJsonObject()
                    .forEach(
                        (verb, operation) ->
                            check.accept(verb + " " + path, operation.asJsonObject())));
  }

  private static void walk(JsonValue value, java.util.function.Consumer<JsonObject> visit) {
    if (value instanceof JsonObject object) {
      visit.accept(object);
      object.values().forEach(each -> walk(each, visit));
    } else if (value instanceof JsonArray array) {
      array.forEach(each -> walk(each, visit));
    }
  }
}
