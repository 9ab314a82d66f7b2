package org.tradewire.web.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi30;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.function.BiConsumer;
import org.tradewire.streaming.message.JsonBytes;

/** Compares JSON with shapes, as OpenAPI 3.0 reads them. */
public final class SchemaCheck {
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V4,
          builder ->
              builder
                  .metaSchema(OpenApi30.getInstance())
                  .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));

  private final ObjectMapper json = new ObjectMapper();
  private final List<Shape> shapes;

  /** Knows the shapes of a component. */
  public SchemaCheck(List<Shape> shapes) {
    this.shapes = shapes;
  }

  /** As {@link #violations(String, JsonValue)}, of what is written of a value. */
  public <T> List<String> violations(String shape, T value, BiConsumer<JsonBytes, ? super T> form) {
    return violations(shape, WrittenJson.object(value, form));
  }

  /** Sentences on what is not as the shape says; empty where all is. */
  public List<String> violations(String shape, JsonValue value) {
    JsonObjectBuilder schemas = Json.createObjectBuilder();
    shapes.forEach(each -> schemas.add(each.name(), each.schema()));
    JsonValue schema =
        new DocumentObject()
            .value("allOf", Json.createArrayBuilder().add(Shape.reference(shape)).build())
            .value("components", Json.createObjectBuilder().add("schemas", schemas).build())
            .build();
    try {
      return FACTORY
          .getSchema(json.readTree(schema.toString()))
          .validate(json.readTree(value.toString()))
          .stream()
          .map(Object::toString)
          .toList();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
