package org.tradewire.benchmarks.fanout;

import java.nio.charset.StandardCharsets;

/**
 * Finds the messages in a payload by {@code "ts":} and the {@code "seq":} that follows it, without
 * parsing the rest: a frame may hold many messages. Messages marked {@code "initial":true} show
 * earlier state and are left out. Allocates nothing.
 */
final class MessageScanner {

  private static final byte[] TS = "\"ts\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SEQ = "\"seq\":".getBytes(StandardCharsets.US_ASCII);
  private static final int[] TS_SKIP = skips(TS);
  private static final int[] SEQ_SKIP = skips(SEQ);

  private int at;
  private int end;

  /** Tells the sink every live message between two positions. */
  void scan(byte[] bytes, int from, int to, MessageSink sink) {
    at = from;
    end = to;
    while (find(bytes, TS, TS_SKIP)) {
      long ts = number(bytes);
      if (ts > 0 && find(bytes, SEQ, SEQ_SKIP)) {
        long seq = number(bytes);
        if (!initial(bytes)) {
          sink.message(seq, ts);
        }
      }
    }
  }

  /** Horspool's search: looks at every fifth byte or so. */
  private boolean find(byte[] bytes, byte[] needle, int[] skip) {
    int length = needle.length;
    int stop = end - length;
    int position = at;
    while (position <= stop) {
      byte last = bytes[position + length - 1];
      if (last == ':' && matches(bytes, position, needle)) {
        at = position + length;
        return true;
      }
      position += skip[last & 0x7f];
    }
    at = end;
    return false;
  }

  private static boolean matches(byte[] bytes, int position, byte[] needle) {
    for (int i = 0; i < needle.length; i++) {
      if (bytes[position + i] != needle[i]) {
        return false;
      }
    }
    return true;
  }

  private long number(byte[] bytes) {
    long value = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      value = value * 10 + (bytes[at] - '0');
      at++;
    }
    return value;
  }

  /** Whether the rest of the envelope, which holds no further object, says so. */
  private boolean initial(byte[] bytes) {
    for (int i = at; i + 2 < end && bytes[i] != '}'; i++) {
      if (bytes[i] == '"' && bytes[i + 1] == 'i' && bytes[i + 2] == 'n') {
        return true;
      }
    }
    return false;
  }

  private static int[] skips(byte[] needle) {
    int[] skips = new int[128];
    java.util.Arrays.fill(skips, needle.length);
    for (int i = 0; i < needle.length - 1; i++) {
      skips[needle[i]] = needle.length - 1 - i;
    }
    return skips;
  }
}
