package org.tradewire.collector.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Splits UTF-8 text into lines. What lies beyond {@value #MAX_LENGTH} bytes of a line is dropped,
 * so that a file without line ends cannot fill the memory.
 */
final class BoundedLines implements AutoCloseable {

  /** The largest full book of an exchange has a few million bytes. */
  static final int MAX_LENGTH = 1 << 24;

  private static final int CHUNK = 1 << 16;

  private final InputStream input;
  private final byte[] chunk = new byte[CHUNK];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(CHUNK);
  private int position;
  private int limit;
  private long number;

  BoundedLines(InputStream input) {
    this.input = input;
  }

  /** Number of the line returned last, 1-based. */
  long number() {
    return number;
  }

  /** The next line without its end, or null at the end of the text. */
  String next() throws IOException {
    line.reset();
    boolean any = false;
    while (position < limit || fill()) {
      any = true;
      int end = position;
      while (end < limit && chunk[end] != '\n') {
        end++;
      }
      line.write(chunk, position, Math.min(end - position, MAX_LENGTH - line.size()));
      boolean whole = end < limit;
      position = whole ? end + 1 : end;
      if (whole) {
        break;
      }
    }
    if (!any) {
      return null;
    }
    number++;
    return line.toString(UTF_8);
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, input.read(chunk));
    return limit > 0;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
