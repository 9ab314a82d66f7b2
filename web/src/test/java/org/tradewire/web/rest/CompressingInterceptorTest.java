package org.tradewire.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class CompressingInterceptorTest {

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
  private OutputStream output = sent;

  /** What answers, with the stream that the interceptor gave it. */
  @FunctionalInterface
  private interface Answer {
    void write(OutputStream out) throws IOException;
  }

  @Test
  void shouldZipWhatIsAnswered() throws IOException {
    answer("gzip, deflate", out -> out.write("text".getBytes(StandardCharsets.US_ASCII)));

    assertThat(headers.getFirst("Content-Encoding")).isEqualTo("gzip");
    assertThat(unzipped()).isEqualTo("text");
  }

  @Test
  void shouldZipAnEmptyAnswer() throws IOException {
    answer("gzip", out -> {});

    assertThat(unzipped()).isEmpty();
  }

  /** The mapper writes its problem into the same answer. */
  @Test
  void shouldSendNothingOfAnAnswerThatIsRefusedBeforeItsFirstByte() {
    assertThatThrownBy(
            () ->
                answer(
                    "gzip",
                    out -> {
                      out.flush();
                      throw new IllegalStateException("busy");
                    }))
        .hasMessage("busy");

    assertThat(sent.size()).isZero();
    assertThat(headers).doesNotContainKey("Content-Encoding");
  }

  @Test
  void shouldLeaveAnswersAloneForWhoTakesNoZip() throws IOException {
    answer(null, out -> out.write('x'));

    assertThat(headers).doesNotContainKey("Content-Encoding");
    assertThat(sent.toString(StandardCharsets.US_ASCII)).isEqualTo("x");
  }

  private void answer(String accepted, Answer answer) throws IOException {
    CompressingInterceptor interceptor = new CompressingInterceptor();
    interceptor.request = of(HttpHeaders.class, (name, argument) -> accepted);
    interceptor.aroundWriteTo(
        of(
            WriterInterceptorContext.class,
            (name, argument) -> {
              switch (name) {
                case "getHeaders":
                  return headers;
                case "getOutputStream":
                  return output;
                case "setOutputStream":
                  output = (OutputStream) argument;
                  return null;
                default:
                  answer.write(output);
                  return null;
              }
            }));
  }

  /** What a call answers. */
  @FunctionalInterface
  private interface Call {
    Object answer(String name, Object argument) throws IOException;
  }

  private static <T> T of(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                call.answer(method.getName(), arguments == null ? null : arguments[0])));
  }

  private String unzipped() throws IOException {
    try (GZIPInputStream input =
        new GZIPInputStream(new ByteArrayInputStream(sent.toByteArray()))) {
      return new String(input.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
