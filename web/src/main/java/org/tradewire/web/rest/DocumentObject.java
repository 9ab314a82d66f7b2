package org.tradewire.web.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Collection;
import java.util.Map;

/**
 * Builds an object of the OpenAPI document. Unlike an answer, which is written and gone, a document
 * is a tree: its shapes are taken apart, widened and put together again. Not thread-safe.
 */
public final class DocumentObject {
  /** Looking a provider up costs a search through the class path; once is enough. */
  private static final JsonBuilderFactory BUILDERS =
      JsonProvider.provider().createBuilderFactory(Map.of());

  private final JsonObjectBuilder object = BUILDERS.createObjectBuilder();

  /** An array of objects, in their order. */
  public static JsonValue array(Collection<JsonObject> items) {
    JsonArrayBuilder array = BUILDERS.createArrayBuilder();
    items.forEach(array::add);
    return array.build();
  }

  /** An array of strings, in their order. */
  public static JsonValue texts(Collection<String> texts) {
    JsonArrayBuilder array = BUILDERS.createArrayBuilder();
    texts.forEach(array::add);
    return array.build();
  }

  /** Adds a text. */
  public DocumentObject text(String name, String value) {
    object.add(name, value);
    return this;
  }

  /** Adds a whole number. */
  public DocumentObject number(String name, long value) {
    object.add(name, value);
    return this;
  }

  /** Adds any JSON value. */
  public DocumentObject value(String name, JsonValue value) {
    object.add(name, value);
    return this;
  }

  /** The object with all that was added. */
  public JsonObject build() {
    return object.build();
  }
}
