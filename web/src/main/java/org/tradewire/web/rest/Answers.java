package org.tradewire.web.rest;

import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.shared.Page;
import org.tradewire.web.json.JsonFields;
import org.tradewire.web.json.JsonRefusedException;

/**
 * Answers as UTF-8 bytes of JSON, so that no JSON provider of either server gets to change them;
 * API answers are not kept by anyone.
 */
public final class Answers {

  private Answers() {}

  /** 200. */
  public static Response ok(JsonValue body) {
    return of(Status.OK, body).build();
  }

  /** 200 with a value in its form. */
  public static <T> Response ok(T value, BiConsumer<JsonBytes, ? super T> form) {
    return of(Status.OK, JsonBytes.of(value, form)).build();
  }

  /** 200 with an object of these members. */
  public static Response ok(Consumer<JsonBytes> members) {
    return ok(members, Answers::object);
  }

  /** 201 with an object of these members. */
  public static Response created(Consumer<JsonBytes> members) {
    return created(members, Answers::object);
  }

  private static void object(JsonBytes json, Consumer<JsonBytes> members) {
    json.beginObject();
    members.accept(json);
    json.endObject();
  }

  /** 200 with an array. */
  public static <T> Response array(Collection<T> items, BiConsumer<JsonBytes, ? super T> form) {
    return ok(
        items,
        (json, all) -> {
          json.beginArray();
          all.forEach(each -> form.accept(json, each));
          json.endArray();
        });
  }

  /** 200 with the object {@code {"items":[...]}}. */
  public static <T> Response items(Collection<T> items, BiConsumer<JsonBytes, ? super T> form) {
    return ok(items, (json, all) -> json.beginObject().array("items", all, form).endObject());
  }

  /** 200 with the object {@code {"items":[...],"total":n}}: a part of a longer list. */
  public static <T> Response page(Page<T> page, BiConsumer<JsonBytes, ? super T> form) {
    return ok(
        page,
        (json, part) ->
            json.beginObject()
                .array("items", part.items(), form)
                .number("total", part.total())
                .endObject());
  }

  /** 200 with the object {@code {"items":[...]}} of JSON texts in UTF-8. */
  public static Response items(List<byte[]> texts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("{\"items\":[".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < texts.size(); i++) {
      if (i > 0) {
        body.write(',');
      }
      body.writeBytes(texts.get(i));
    }
    body.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
    return Response.ok(body.toByteArray(), MediaType.APPLICATION_JSON_TYPE).build();
  }

  /** 201. */
  public static Response created(JsonValue body) {
    return of(Status.CREATED, body).build();
  }

  /** 201 with a value in its form. */
  public static <T> Response created(T value, BiConsumer<JsonBytes, ? super T> form) {
    return of(Status.CREATED, JsonBytes.of(value, form)).build();
  }

  /** 201 with the address of what was made. */
  public static <T> Response created(URI location, T value, BiConsumer<JsonBytes, ? super T> form) {
    return of(Status.CREATED, JsonBytes.of(value, form)).location(location).build();
  }

  /** Any status. */
  public static Response of(int status, JsonValue body) {
    return of(Status.fromStatusCode(status), body).build();
  }

  /** The body, which JAX-RS leaves null when the request had none. */
  public static JsonFields present(JsonFields body) {
    if (body == null) {
      throw JsonRefusedException.ofBody("The request body is empty; a JSON object is expected.");
    }
    return body;
  }

  private static Response.ResponseBuilder of(Status status, JsonValue body) {
    return of(status, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Response.ResponseBuilder of(Status status, byte[] body) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
  }
}
