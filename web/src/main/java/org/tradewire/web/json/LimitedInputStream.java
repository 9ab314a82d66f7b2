package org.tradewire.web.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A stream that fails with {@link BodyTooLargeException} once more than the allowed bytes were
 * read, so that a body without a length cannot fill the memory, and with {@link
 * BodyTooSlowException} once 5 s and the time of what was read at 16 KiB/s are over, so that a
 * client that sends a byte now and then cannot keep the thread. The time is looked at after each
 * read: how long a single read may wait for a silent client is up to the server. The 5 s begin with
 * the construction.
 */
public final class LimitedInputStream extends FilterInputStream {
  static final Duration GRACE = Duration.ofSeconds(5);
  static final long MIN_BYTES_PER_SECOND = 16 * 1024;

  private static final long NANOS_PER_BYTE = Duration.ofSeconds(1).toNanos() / MIN_BYTES_PER_SECOND;

  private final long maxBytes;
  private final LongSupplier nanoTime;
  private final long started;
  private long count;

  /** The time that so many bytes take at the least rate. */
  public static Duration timeOf(long bytes) {
    return Duration.ofNanos(bytes * NANOS_PER_BYTE);
  }

  /** Allows {@code maxBytes} bytes. */
  public LimitedInputStream(InputStream in, long maxBytes) {
    this(in, maxBytes, System::nanoTime);
  }

  LimitedInputStream(InputStream in, long maxBytes, LongSupplier nanoTime) {
    super(in);
    this.maxBytes = maxBytes;
    this.nanoTime = nanoTime;
    this.started = nanoTime.getAsLong();
  }

  @Override
  public int read() throws IOException {
    try {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    } catch (IOException e) {
      throw tooSlowOr(e);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      int read = super.read(target, offset, length);
      count(Math.max(0, read));
      return read;
    } catch (IOException e) {
      throw tooSlowOr(e);
    }
  }

  /**
   * Leaves the stream to the server, whose it is: closing Undertow's means to wait for all that the
   * client still wants to send.
   */
  @Override
  public void close() {
    // nothing is held
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
    count += bytes;
    if (count > maxBytes) {
      throw new BodyTooLargeException(maxBytes);
    }
    if (isLate()) {
      throw new BodyTooSlowException();
    }
  }

  /** The servers end a read that waited too long with exceptions of their own. */
  private IOException tooSlowOr(IOException failure) {
    if (isLate()) {
      BodyTooSlowException late = new BodyTooSlowException();
      late.initCause(failure);
      throw late;
    }
    return failure;
  }

  private boolean isLate() {
    return nanoTime.getAsLong() - started > GRACE.toNanos() + count * NANOS_PER_BYTE;
  }
}
