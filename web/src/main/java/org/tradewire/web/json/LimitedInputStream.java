package org.tradewire.web.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that fails with {@link BodyTooLargeException} once more than the allowed bytes were
 * read, so that a body without a length cannot fill the memory.
 */
public final class LimitedInputStream extends FilterInputStream {
  private final long maxBytes;
  private long left;

  /** Allows {@code maxBytes} bytes. */
  public LimitedInputStream(InputStream in, long maxBytes) {
    super(in);
    this.maxBytes = maxBytes;
    this.left = maxBytes;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      count(1);
    }
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    if (count > 0) {
      count(count);
    }
    return count;
  }

  /** Skipping would escape the count. */
  @Override
  public long skip(long count) throws IOException {
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int bytes) {
    left -= bytes;
    if (left < 0) {
      throw new BodyTooLargeException(maxBytes);
    }
  }
}
