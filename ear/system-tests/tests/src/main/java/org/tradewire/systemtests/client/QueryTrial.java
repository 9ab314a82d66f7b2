package org.tradewire.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What one parameter of a query may hold by its OpenAPI schema, as paths to ask for. */
final class QueryTrial {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
  private static final String NO_ID = "00000000-0000-0000-0000-000000000000";
  private static final Map<String, String> SAMPLES =
      Map.of(
          "min_confidence",
          "0.5",
          "cursor",
          "1780308030123456:6f0a1c1e-0000-4000-8000-00000000abcd",
          "venue",
          "SIMULATOR",
          "symbol",
          "BTC-USD",
          "leverage",
          "25,100");

  private final String path;
  private final String name;
  private final JsonNode schema;

  /**
   * Of a call.
   *
   * @param template its path, with variables in braces
   */
  QueryTrial(String template, JsonNode operation, JsonNode parameter) {
    name = parameter.get("name").asText();
    schema = parameter.get("schema");
    StringBuilder whole =
        new StringBuilder(VARIABLE.matcher(template).replaceAll(QueryTrial::sample)).append('?');
    for (JsonNode each : operation.get("parameters")) {
      String other = each.get("name").asText();
      if (each.get("in").asText().equals("query")
          && each.get("required").asBoolean()
          && !other.equals(name)) {
        whole.append(other).append('=').append(SAMPLES.get(other)).append('&');
      }
    }
    path = whole.append(name).append('=').toString();
  }

  /** What is documented. */
  List<String> allowed() {
    List<String> values = new ArrayList<>();
    if (schema.has("enum")) {
      schema.get("enum").forEach(each -> values.add(each.asText()));
    } else if (schema.get("type").asText().equals("integer")) {
      values.add(schema.get("minimum").asText());
      values.add(schema.get("maximum").asText());
    } else if (format().equals("date-time")) {
      values.add("2026-03-16T00:00:00Z");
    } else {
      values.add(format().equals("uuid") ? NO_ID : SAMPLES.getOrDefault(name, "any"));
    }
    return paths(values);
  }

  /** What is beyond. */
  List<String> refused() {
    if (schema.has("enum")) {
      return paths(List.of("none"));
    }
    if (schema.get("type").asText().equals("integer")) {
      return paths(
          List.of(
              Long.toString(schema.get("minimum").asLong() - 1),
              Long.toString(schema.get("maximum").asLong() + 1),
              "1.5",
              "many"));
    }
    return format().isEmpty() ? List.of() : paths(List.of("soon"));
  }

  /** Whether a refusal is one of this parameter. */
  boolean isAbout(Reply reply) {
    return reply.json().getString("field", "").equals(name);
  }

  @Override
  public String toString() {
    return path;
  }

  private String format() {
    return schema.path("format").asText("");
  }

  private List<String> paths(List<String> values) {
    return values.stream().map(value -> path + value).toList();
  }

  private static String sample(MatchResult variable) {
    return SAMPLES.getOrDefault(variable.group(1), NO_ID);
  }
}
