package org.tradewire.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

  private final List<String> frames = new ArrayList<>();

  @Test
  void shouldReadEveryLengthFormWhereverTheBytesAreCut() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int length : new int[] {0, 125, 126, 65_535, 65_536}) {
      out.writeBytes(frame(0x82, length));
    }
    byte[] bytes = out.toByteArray();

    for (int cut = 0; cut <= bytes.length; cut += cut < 500 ? 1 : 997) {
      frames.clear();
      int at = FrameReader.read(bytes, 0, cut, this::frame);
      assertThat(FrameReader.read(bytes, at, bytes.length, this::frame)).isEqualTo(bytes.length);
      assertThat(frames).containsExactly("2 0", "2 125", "2 126", "2 65535", "2 65536");
    }
  }

  @Test
  void shouldStopAfterTheFrameThatEndsTheConnection() throws IOException {
    byte[] one = frame(0x88, 2);

    assertThat(FrameReader.read(concat(one, frame(0x81, 3)), 0, 9, (o, f, b, from, to) -> false))
        .isEqualTo(one.length);
  }

  @Test
  void shouldRefuseReservedBitsAndMasks() {
    assertThatThrownBy(() -> FrameReader.read(frame(0xC1, 1), 0, 3, this::frame))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("reserved");
    byte[] masked = frame(0x81, 1);
    masked[1] |= (byte) 0x80;
    assertThatThrownBy(() -> FrameReader.read(masked, 0, 3, this::frame))
        .isInstanceOf(IOException.class);
  }

  private boolean frame(int opcode, boolean fin, byte[] bytes, int from, int to) {
    assertThat(fin).isTrue();
    frames.add(opcode + " " + (to - from));
    return true;
  }

  private static byte[] frame(int first, int length) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(first);
    if (length < 126) {
      out.write(length);
    } else if (length < 65_536) {
      out.writeBytes(new byte[] {126, (byte) (length >> 8), (byte) length});
    } else {
      out.writeBytes(new byte[] {127, 0, 0, 0, 0, 0, (byte) (length >> 16), 0, 0});
    }
    out.writeBytes(new byte[length]);
    return out.toByteArray();
  }

  private static byte[] concat(byte[] a, byte[] b) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(a);
    out.writeBytes(b);
    return out.toByteArray();
  }
}
