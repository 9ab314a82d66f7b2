package org.tradewire.web.rest;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tradewire.streaming.message.JsonBytes;

/**
 * The shape of a JSON object on the wire: a named schema of OpenAPI 3.0.3, written with the words
 * in which {@link JsonBytes} writes. Each component keeps its shapes beside what reads and writes
 * them. Not thread-safe.
 */
public final class Shape {
  private static final String MONEY = "^-?[0-9]+\\.[0-9]{2}$";
  private static final String DECIMAL = "^-?[0-9]+(\\.[0-9]+)?$";

  private final String name;
  private final boolean sent;
  private final boolean closed;
  private final Map<String, JsonObject> members = new LinkedHashMap<>();
  private final List<String> required = new ArrayList<>();
  private String last;

  private Shape(String name, boolean sent, boolean closed) {
    this.name = name;
    this.sent = sent;
    this.closed = closed;
  }

  /** Of what we write: every member is always there, and there is no other. */
  public static Shape answer(String name) {
    return new Shape(name, false, true);
  }

  /** Of what we write and describe elsewhere: there may be further members. */
  public static Shape openAnswer(String name) {
    return new Shape(name, false, false);
  }

  /** Of what we read: unknown members are ignored, decimals may be numbers too. */
  public static Shape request(String name) {
    return new Shape(name, true, false);
  }

  /** As {@link #request}, but unknown members are refused. */
  public static Shape strictRequest(String name) {
    return new Shape(name, true, true);
  }

  /** What annotations and other shapes call it. */
  public String name() {
    return name;
  }

  /** A reference to a shape. */
  public static JsonObject reference(String shape) {
    return new DocumentObject().text("$ref", "#/components/schemas/" + shape).build();
  }

  /** An array. */
  public static JsonObject arrayOf(JsonObject items) {
    return new DocumentObject().text("type", "array").value("items", items).build();
  }

  /** A text. */
  public Shape text(String member) {
    return value(member, type("string"));
  }

  /** A UUID. */
  public Shape uuid(String member) {
    return value(member, format("string", "uuid"));
  }

  /** An instant in ISO-8601. */
  public Shape instant(String member) {
    return value(member, format("string", "date-time"));
  }

  /** A day. */
  public Shape date(String member) {
    return value(member, format("string", "date"));
  }

  /** An amount or percent points as a string with 2 decimals. */
  public Shape money(String member) {
    return value(member, pattern(MONEY));
  }

  /** A decimal as a string with the digits it has; who sends one may send a number. */
  public Shape decimal(String member) {
    return value(member, sent ? stringOrNumber() : pattern(DECIMAL));
  }

  /** A whole number. */
  public Shape number(String member) {
    return value(member, format("integer", "int64"));
  }

  /** Whole numbers. */
  public Shape numbers(String member) {
    return value(member, arrayOf(format("integer", "int64")));
  }

  /** True or false. */
  public Shape flag(String member) {
    return value(member, type("boolean"));
  }

  /** The name of a constant. */
  public Shape choice(String member, Class<? extends Enum<?>> type) {
    return value(member, oneOf(names(type)));
  }

  /** One of some texts. */
  public Shape choice(String member, List<String> texts) {
    return value(member, oneOf(texts));
  }

  /** The name of a constant in lower case. */
  public Shape lowerCaseChoice(String member, Class<? extends Enum<?>> type) {
    return value(member, oneOf(lowerCase(names(type))));
  }

  /** Texts. */
  public Shape texts(String member) {
    return value(member, arrayOf(type("string")));
  }

  /** Names of constants. */
  public Shape choices(String member, Class<? extends Enum<?>> type) {
    return value(member, arrayOf(oneOf(names(type))));
  }

  /** Names of constants in lower case. */
  public Shape lowerCaseChoices(String member, Class<? extends Enum<?>> type) {
    return value(member, arrayOf(oneOf(lowerCase(names(type)))));
  }

  /** An object of another shape. */
  public Shape one(String member, String shape) {
    return value(member, reference(shape));
  }

  /** Objects of another shape. */
  public Shape many(String member, String shape) {
    return value(member, arrayOf(reference(shape)));
  }

  /** An object of whole numbers by name. */
  public Shape numbersByName(String member) {
    return value(
        member,
        new DocumentObject()
            .text("type", "object")
            .value("additionalProperties", format("integer", "int64"))
            .build());
  }

  /** Anything else that a schema can say. */
  public Shape value(String member, JsonObject schema) {
    members.put(member, schema);
    required.add(member);
    last = member;
    return this;
  }

  /** The member before this may be null. */
  public Shape nullable() {
    JsonObject schema = members.get(last);
    DocumentObject wider = copy(schema).value("nullable", JsonValue.TRUE);
    if (schema.containsKey("enum")) {
      // Without it, the list of constants would still exclude null.
      wider.value("enum", Json.createArrayBuilder(schema.getJsonArray("enum")).addNull().build());
    }
    members.put(last, wider.build());
    return this;
  }

  /** The member before this may be missing; in a request null is as good as missing. */
  public Shape optional() {
    required.remove(last);
    return sent && members.get(last).containsKey("type") ? nullable() : this;
  }

  /** A sentence on the member before this: its unit, or what the schema cannot say. */
  public Shape says(String sentence) {
    members.put(last, copy(members.get(last)).text("description", sentence).build());
    return this;
  }

  /** The schema. */
  public JsonObject schema() {
    DocumentObject properties = new DocumentObject();
    members.forEach(properties::value);
    DocumentObject schema = new DocumentObject().text("type", "object");
    if (!required.isEmpty()) {
      schema.value("required", DocumentObject.texts(required));
    }
    schema.value("properties", properties.build());
    return closed ? schema.value("additionalProperties", JsonValue.FALSE).build() : schema.build();
  }

  private static DocumentObject copy(JsonObject schema) {
    DocumentObject copy = new DocumentObject();
    schema.forEach(copy::value);
    return copy;
  }

  private static JsonObject type(String type) {
    return new DocumentObject().text("type", type).build();
  }

  private static JsonObject format(String type, String format) {
    return new DocumentObject().text("type", type).text("format", format).build();
  }

  private static JsonObject pattern(String pattern) {
    return new DocumentObject().text("type", "string").text("pattern", pattern).build();
  }

  private static JsonObject stringOrNumber() {
    JsonArray both = Json.createArrayBuilder().add(type("string")).add(type("number")).build();
    return new DocumentObject().value("oneOf", both).build();
  }

  private static JsonObject oneOf(List<String> names) {
    JsonArrayBuilder values = Json.createArrayBuilder(names);
    return new DocumentObject().text("type", "string").value("enum", values.build()).build();
  }

  private static List<String> names(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
  }

  private static List<String> lowerCase(List<String> names) {
    return names.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
  }
}
