package org.tradewire.web.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.web.json.BodyTooLargeException;
import org.tradewire.web.json.JsonBody;
import org.tradewire.web.json.LimitedInputStream;

/**
 * Reads request bodies of at most 64 KiB, or what {@link MaxBody} names, as {@link JsonFields};
 * slow ones are refused, see {@link LimitedInputStream}.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonFieldsReader implements MessageBodyReader<JsonFields> {
  static final long MAX_BODY_BYTES = 64 * 1024;

  @Inject private SignedInCaller caller;

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == JsonFields.class;
  }

  @Override
  public JsonFields readFrom(
      Class<JsonFields> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body) {
    require(annotations);
    long maxBytes = maxBytes(annotations);
    if (announcedLength(headers) > maxBytes) {
      throw new BodyTooLargeException(maxBytes);
    }
    return JsonBody.read(new LimitedInputStream(body, maxBytes), arrayAs(annotations));
  }

  /** Before anything is read. */
  private void require(Annotation... annotations) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof MaxBody named && named.roles().length > 0) {
        caller.get().requireAny(Set.of(named.roles()), named.rule());
      }
    }
  }

  private static long maxBytes(Annotation... annotations) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof MaxBody named) {
        return named.value();
      }
    }
    return MAX_BODY_BYTES;
  }

  private static String arrayAs(Annotation... annotations) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof Takes named) {
        return named.arrayAs();
      }
    }
    return "";
  }

  private static long announcedLength(MultivaluedMap<String, String> headers) {
    String length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
