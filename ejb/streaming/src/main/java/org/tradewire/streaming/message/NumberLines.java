package org.tradewire.streaming.message;

import java.math.BigDecimal;

/**
 * Lines of numbers with commas between them as UTF-8, for digests: {@code 100.5,0.00,7}. Not
 * thread-safe.
 */
public final class NumberLines extends Utf8Buffer {

  private boolean comma;

  /** The next number of a line. */
  public NumberLines number(long number) {
    separate();
    digits(number);
    return this;
  }

  /** The next number of a line, with its exact digits and without an exponent. */
  public NumberLines number(BigDecimal number) {
    separate();
    plain(number);
    return this;
  }

  /** Ends a line. */
  public NumberLines end() {
    put('\n');
    comma = false;
    return this;
  }

  /** A copy of what was written. */
  public byte[] toBytes() {
    return copy();
  }

  private void separate() {
    if (comma) {
      put(',');
    }
    comma = true;
  }
}
