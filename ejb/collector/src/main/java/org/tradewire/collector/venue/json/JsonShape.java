package org.tradewire.collector.venue.json;

/** Where a message's bytes begin and end to be one value, before any of it is read. */
final class JsonShape {

  private JsonShape() {}

  /** Where the text ends but for blanks. */
  static int withoutBlanks(byte[] bytes, int end) {
    int last = end;
    while (last > 0 && blank(bytes[last - 1])) {
      last--;
    }
    return last;
  }

  private static boolean blank(byte character) {
    return character == ' ' || character == '\n' || character == '\r' || character == '\t';
  }

  /**
   * Index after the object or list that the message begins with, -1 where it does not end: a pass
   * over the bytes that takes a small part of what reading them does.
   */
  static int endOfValue(byte[] bytes, int length) {
    int depth = 0;
    int i = 0;
    while (i < length) {
      switch (bytes[i]) {
        case '"' -> i = endOfText(bytes, length, i + 1);
        case '{', '[' -> depth++;
        case '}', ']' -> {
          depth--;
          if (depth <= 0) {
            return i + 1;
          }
        }
        default -> {}
      }
      i++;
    }
    return -1;
  }

  /** Index of the quotation mark that ends a text. */
  private static int endOfText(byte[] bytes, int length, int begin) {
    int i = begin;
    while (i < length && bytes[i] != '"') {
      i += bytes[i] == '\\' ? 2 : 1;
    }
    return i;
  }
}
