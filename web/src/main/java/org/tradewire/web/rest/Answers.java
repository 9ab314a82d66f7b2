package org.tradewire.web.rest;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.trading.shared.Page;
import org.tradewire.web.json.JsonRefusedException;

/**
 * Answers as UTF-8 bytes of JSON, so that no JSON provider of either server gets to change them;
 * API answers are not kept by anyone.
 */
public final class Answers {

  private Answers() {}

  /** 200 with a document that was put together as a tree. */
  public static Response ok(JsonObject document) {
    return of(Status.OK, document.toString().getBytes(StandardCharsets.UTF_8)).build();
  }

  /** 200 with a value in its form. */
  public static <T> Response ok(T value, BiConsumer<JsonBytes, ? super T> form) {
    return of(Status.OK, JsonBytes.of(value, form)).build();
  }

  /** 200 with an object of these members. */
  public static Response ok(Consumer<JsonBytes> members) {
    return ok(members, Answers::object);
  }

  /**
   * 200 with a value in its form, or 304 where the caller has an equal one.
   *
   * @param tag equal for equal values, without quotes
   * @param known the caller's {@code If-None-Match}; null for none
   */
  public static <T> Response tagged(
      String tag, String known, T value, BiConsumer<JsonBytes, ? super T> form) {
    String weak = "W/\"" + tag + '"';
    Response.ResponseBuilder answer =
        known != null && known.contains('"' + tag + '"')
            ? Response.notModified()
            : of(Status.OK, JsonBytes.of(value, form));
    return answer.header("ETag", weak).header("Cache-Control", "private, no-cache").build();
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
    return items(texts, JsonBytes::raw);
  }

  /** 201 with a value in its form. */
  public static <T> Response created(T value, BiConsumer<JsonBytes, ? super T> form) {
    return of(Status.CREATED, JsonBytes.of(value, form)).build();
  }

  /** 201 with the address of what was made. */
  public static <T> Response created(URI location, T value, BiConsumer<JsonBytes, ? super T> form) {
    return of(Status.CREATED, JsonBytes.of(value, form)).location(location).build();
  }

  /** Any status with a value in its form. */
  public static <T> Response of(int status, T value, BiConsumer<JsonBytes, ? super T> form) {
    return of(Status.fromStatusCode(status), JsonBytes.of(value, form)).build();
  }

  /** The body, which JAX-RS leaves null when the request had none. */
  public static JsonFields present(JsonFields body) {
    if (body == null) {
      throw JsonRefusedException.ofBody("The request body is empty; a JSON object is expected.");
    }
    return body;
  }

  private static Response.ResponseBuilder of(Status status, byte[] body) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
  }
}
