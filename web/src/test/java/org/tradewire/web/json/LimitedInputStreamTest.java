package org.tradewire.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitedInputStreamTest {
  private long nanos = Long.MAX_VALUE - 1; // A clock that wraps, as nanoTime may.

  @Test
  void shouldEndABodyThatDripsThoughEachReadIsQuick() {
    InputStream body = limited(new Dripping(200, Duration.ofSeconds(1)));

    assertThatThrownBy(body::readAllBytes).isInstanceOf(BodyTooSlowException.class);
    assertThat(nanos - (Long.MAX_VALUE - 1)).isEqualTo(Duration.ofSeconds(6).toNanos());
  }

  @Test
  void shouldGiveALargeBodyMoreTime() throws IOException {
    InputStream body = limited(new Dripping(64 * 1024, Duration.ofNanos(130_000)));

    assertThat(body.readAllBytes()).hasSize(64 * 1024);
  }

  @Test
  void shouldTellAReadThatTheServerEndedLateFromABrokenConnection() {
    assertThatThrownBy(limited(new Failing(Duration.ofSeconds(6)))::read)
        .isInstanceOf(BodyTooSlowException.class);
    assertThatThrownBy(limited(new Failing(Duration.ofSeconds(1)))::read)
        .isInstanceOf(IOException.class);
  }

  @Test
  void shouldReachTheCallerThroughTheParser() {
    assertThatThrownBy(() -> JsonBody.read(limited(new Dripping(200, Duration.ofSeconds(1)))))
        .isInstanceOf(BodyTooSlowException.class);
  }

  /** Undertow reads on until the end when its stream is closed. */
  @Test
  void shouldNotWaitForTheRestOfARefusedBody() {
    Dripping body =
        new Dripping(200, Duration.ofSeconds(1)) {
          @Override
          public void close() {
            while (read() >= 0) {
              // the rest
            }
          }
        };

    assertThatThrownBy(() -> JsonBody.read(limited(body))).isInstanceOf(BodyTooSlowException.class);
    assertThat(nanos - (Long.MAX_VALUE - 1)).isEqualTo(Duration.ofSeconds(6).toNanos());
  }

  @Test
  void shouldEndABodyThatIsTooLarge() {
    byte[] large = "x".repeat(64 * 1024 + 1).getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(limited(new ByteArrayInputStream(large))::readAllBytes)
        .isInstanceOf(BodyTooLargeException.class);
  }

  private InputStream limited(InputStream in) {
    return new LimitedInputStream(in, 64 * 1024, () -> nanos);
  }

  /** One byte a read, each after the same time. */
  private class Dripping extends InputStream {
    private final long eachNanos;
    private int left;

    Dripping(int bytes, Duration each) {
      this.left = bytes;
      this.eachNanos = each.toNanos();
    }

    @Override
    public int read() {
      if (left == 0) {
        return -1;
      }
      left--;
      nanos += eachNanos;
      return ' ';
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      int value = read();
      if (value < 0) {
        return -1;
      }
      target[offset] = (byte) value;
      return 1;
    }
  }

  /** Fails after a time, as a server's stream does at its time-out. */
  private final class Failing extends InputStream {
    private final Duration after;

    Failing(Duration after) {
      this.after = after;
    }

    @Override
    public int read() throws IOException {
      nanos += after.toNanos();
      throw new IOException("timed out");
    }
  }
}
