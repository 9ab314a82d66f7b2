package org.tradewire.streaming.message;

import java.util.List;

/** Puts encoded messages after each other. */
public final class Joining {

  private Joining() {}

  /** JSON objects with commas between them. */
  static byte[] json(Part[] parts) {
    int length = parts.length - 1;
    for (Part part : parts) {
      length += part.json().length;
    }
    byte[] joined = new byte[length];
    int at = 0;
    for (Part part : parts) {
      if (at > 0) {
        joined[at++] = ',';
      }
      at = put(part.json(), joined, at);
    }
    return joined;
  }

  /** Brackets around JSON objects. */
  public static byte[] array(byte[] objects) {
    byte[] array = new byte[objects.length + 2];
    array[0] = '[';
    put(objects, array, 1);
    array[array.length - 1] = ']';
    return array;
  }

  /** The JSON array of all parts of a frame. */
  public static byte[] array(List<Part> parts) {
    int length = parts.size() + 1;
    for (Part part : parts) {
      length += part.json().length;
    }
    byte[] array = new byte[length];
    int at = 0;
    for (Part part : parts) {
      array[at] = (byte) (at == 0 ? '[' : ',');
      at = put(part.json(), array, at + 1);
    }
    array[at] = ']';
    return array;
  }

  /** SBE messages one after the other. */
  public static byte[] binary(List<? extends Part> parts) {
    int length = 0;
    for (Part part : parts) {
      length += part.binary().length;
    }
    byte[] joined = new byte[length];
    int at = 0;
    for (Part part : parts) {
      at = put(part.binary(), joined, at);
    }
    return joined;
  }

  private static int put(byte[] from, byte[] to, int at) {
    System.arraycopy(from, 0, to, at, from.length);
    return at + from.length;
  }
}
