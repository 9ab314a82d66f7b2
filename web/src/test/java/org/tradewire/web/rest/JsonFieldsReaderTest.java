package org.tradewire.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.web.json.BodyTooLargeException;
import org.tradewire.web.rest.account.BootstrapResource;
import org.tradewire.web.rest.account.LoginResource;

class JsonFieldsReaderTest {
  private static final Annotation[] NONE = {};

  @Test
  void shouldTakeAKibibyteWhereNobodyIsSignedInAndMoreElsewhere() {
    for (Class<?> resource : new Class<?>[] {LoginResource.class, BootstrapResource.class}) {
      assertThat(read(1024, bodyOf(resource)).text("a")).isPresent();
      assertThatThrownBy(() -> read(1025, bodyOf(resource)))
          .isInstanceOf(BodyTooLargeException.class)
          .hasMessageContaining("1024");
    }
    assertThat(read(64 * 1024, NONE).text("a")).isPresent();
    assertThatThrownBy(() -> read(64 * 1024 + 1, NONE)).isInstanceOf(BodyTooLargeException.class);
  }

  private static JsonFields read(int bytes, Annotation... annotations) {
    String text = "{\"a\":\"" + "x".repeat(bytes - 8) + "\"}";
    MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
    return new JsonFieldsReader()
        .readFrom(
            JsonFields.class,
            JsonFields.class,
            annotations,
            MediaType.APPLICATION_JSON_TYPE,
            headers,
            new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private static Annotation[] bodyOf(Class<?> resource) {
    return Arrays.stream(resource.getDeclaredMethods())
        .filter(method -> Arrays.asList(method.getParameterTypes()).contains(JsonFields.class))
        .findFirst()
        .orElseThrow()
        .getParameterAnnotations()[0];
  }
}
