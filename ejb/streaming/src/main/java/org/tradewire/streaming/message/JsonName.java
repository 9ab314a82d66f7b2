package org.tradewire.streaming.message;

/** The name of a member as it is written, made once for members that are written often. */
public final class JsonName {

  private final byte[] written;

  private JsonName(byte[] written) {
    this.written = written;
  }

  /** The name as JSON: quoted, and escaped where it must be. */
  public static JsonName of(String name) {
    Writing writing = new Writing();
    writing.string(name);
    writing.put(':');
    return new JsonName(writing.copy());
  }

  /** With the colon after it. */
  byte[] written() {
    return written;
  }

  private static final class Writing extends Utf8Buffer {}
}
