package org.tradewire.streaming;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts what waits for a client into one frame of its format. Confined to the session queue's
 * monitor.
 */
final class FrameAssembler {

  private final SessionFormat format;
  private final SessionLimits limits;

  /**
   * One frame, either text or binary.
   *
   * @param messages how many messages it carries
   * @param dataBytes how many queued bytes it takes off the queue, answers not counted
   */
  record Frame(String text, ByteBuffer binary, int messages, int dataBytes) {}

  FrameAssembler(SessionFormat format, SessionLimits limits) {
    this.format = format;
    this.limits = limits;
  }

  SessionFormat format() {
    return format;
  }

  /** Takes the next frame's messages off the queues; null where nothing waits. */
  Frame next(ArrayDeque<byte[]> answers, ArrayDeque<SessionQueue.Entry> waiting) {
    return format.v1() ? joined(answers, waiting) : single(answers, waiting);
  }

  private static Frame single(ArrayDeque<byte[]> answers, ArrayDeque<SessionQueue.Entry> waiting) {
    byte[] answer = answers.poll();
    if (answer != null) {
      return new Frame(text(answer), null, 1, 0);
    }
    SessionQueue.Entry entry = waiting.poll();
    if (entry == null) {
      return null;
    }
    byte[] json = entry.message().json();
    return new Frame(text(json), null, 1, json.length);
  }

  private Frame joined(ArrayDeque<byte[]> answers, ArrayDeque<SessionQueue.Entry> waiting) {
    List<byte[]> parts = new ArrayList<>();
    int bytes = 2;
    int dataBytes = 0;
    while (!answers.isEmpty() && parts.size() < limits.maxFrameMessages()) {
      bytes += add(parts, answers.poll());
    }
    while (!waiting.isEmpty()
        && parts.size() < limits.maxFrameMessages()
        && bytes < limits.maxFrameBytes()) {
      SessionQueue.Entry entry = waiting.poll();
      long[] skipped = entry.subscription().takeSkipped();
      if (skipped != null && !entry.message().initial()) {
        bytes += add(parts, skippedNote(entry.message().channel(), skipped));
      }
      byte[] json = entry.message().json();
      dataBytes += json.length;
      bytes += add(parts, json);
    }
    if (parts.isEmpty()) {
      return null;
    }
    byte[] frame = join(parts, bytes);
    return format == SessionFormat.V1_JSON
        ? new Frame(text(frame), null, parts.size(), dataBytes)
        : new Frame(null, ByteBuffer.wrap(frame), parts.size(), dataBytes);
  }

  private static int add(List<byte[]> parts, byte[] part) {
    parts.add(part);
    return part.length + 1;
  }

  private static byte[] join(List<byte[]> parts, int bytes) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    byte[] frame = new byte[bytes - 1];
    int at = 0;
    for (byte[] part : parts) {
      frame[at] = (byte) (at == 0 ? '[' : ',');
      System.arraycopy(part, 0, frame, at + 1, part.length);
      at += part.length + 1;
    }
    frame[at] = ']';
    return frame;
  }

  private static byte[] skippedNote(Channel channel, long[] range) {
    JsonBytes json = new JsonBytes();
    json.beginObject();
    json.name("type").value("skipped");
    json.name("ch").value(channel.name());
    json.name("from").value(range[0]);
    json.name("to").value(range[1]);
    return json.endObject().toBytes();
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
