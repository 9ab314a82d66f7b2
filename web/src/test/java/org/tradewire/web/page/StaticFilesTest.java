package org.tradewire.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticFilesTest {

  @Test
  void shouldTagContentAndRecogniseItsTag() {
    StaticFile file = file("one");

    assertThat(file.entityTag())
        .matches("\"[A-Za-z0-9_-]{16}\"")
        .isEqualTo(file("one").entityTag());
    assertThat(file.entityTag()).isNotEqualTo(file("two").entityTag());
    assertThat(file.matches(file.entityTag())).isTrue();
    assertThat(file.matches("\"x\", W/" + file.entityTag())).isTrue();
    assertThat(file.matches("*")).isTrue();
    assertThat(file.matches("\"x\"")).isFalse();
    assertThat(file.matches(null)).isFalse();
  }

  @Test
  void shouldReadEachFileOnceAndForgetWhatIsNotThere() throws IOException {
    AtomicInteger reads = new AtomicInteger();
    StaticFiles files =
        new StaticFiles(
            path -> {
              reads.incrementAndGet();
              return path.equals("/a.js") ? new ByteArrayInputStream(new byte[] {1}) : null;
            });

    assertThat(files.at("/a.js")).isPresent();
    assertThat(files.at("/a.js")).isPresent();
    assertThat(reads).hasValue(1);
    assertThat(files.at("/b.js")).isEmpty();
    assertThat(files.at("/b.js")).isEmpty();
    assertThat(reads).hasValue(3);
  }

  @ParameterizedTest
  @CsvSource({
    "/index.html,text/html;charset=UTF-8",
    "/app/main.js,text/javascript;charset=UTF-8",
    "/app/x.unknown,application/octet-stream"
  })
  void shouldNameTheMediaTypeByTheEnding(String path, String type) {
    assertThat(MediaTypes.of(path)).isEqualTo(type);
  }

  private static StaticFile file(String text) {
    return new StaticFile(text.getBytes(StandardCharsets.UTF_8));
  }
}
