package org.tradewire.streaming;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Puts what waits for a client into frames of its format. Immutable. */
final class FrameAssembler {

  private final SessionFormat format;
  private final SessionLimits limits;

  /**
   * What goes into one frame, taken off the backlog but not yet joined, so that publishers wait for
   * the taking alone.
   *
   * @param only the message where it is the only part, else null
   */
  record Parts(List<byte[]> json, int bytes, StreamMessage only) {}

  FrameAssembler(SessionFormat format, SessionLimits limits) {
    this.format = format;
    this.limits = limits;
  }

  SessionFormat format() {
    return format;
  }

  /** Takes the next frame's parts; null where nothing waits. The caller holds the monitor. */
  Parts take(Backlog backlog) {
    return format.joins() ? takeMany(backlog) : takeOne(backlog);
  }

  /** Sends the parts as one frame; the caller holds no monitor. */
  void send(Parts parts, SessionTransport transport, Consumer<Throwable> done) {
    boolean single = parts.json().size() == 1;
    if (format == SessionFormat.V1_JSON_BINARY) {
      byte[] frame = single ? parts.json().get(0) : join(parts);
      transport.sendBinary(ByteBuffer.wrap(frame).asReadOnlyBuffer(), done);
    } else if (parts.only() != null) {
      transport.sendText(parts.only().text(), done);
    } else {
      byte[] frame = single ? parts.json().get(0) : join(parts);
      transport.sendText(new String(frame, StandardCharsets.UTF_8), done);
    }
  }

  private static Parts takeOne(Backlog backlog) {
    byte[] answer = backlog.pollAnswer();
    if (answer != null) {
      return new Parts(List.of(answer), answer.length, null);
    }
    Waiting next = backlog.poll();
    return next == null ? null : new Parts(List.of(next.message.json()), next.size(), next.message);
  }

  private Parts takeMany(Backlog backlog) {
    if (backlog.isEmpty()) {
      return null;
    }
    List<byte[]> parts = new ArrayList<>(Math.min(backlog.size() + 4, limits.maxFrameMessages()));
    int bytes = 0;
    while (backlog.hasAnswers() && roomIn(parts, bytes)) {
      bytes += add(parts, backlog.pollAnswer());
    }
    StreamMessage only = null;
    while (backlog.size() > 0 && roomIn(parts, bytes)) {
      Waiting next = backlog.poll();
      if (next.skipped() != null && !next.message.initial()) {
        bytes += add(parts, next.skipped().note(next.message.channel()));
      }
      only = next.message;
      bytes += add(parts, only.json());
    }
    return new Parts(parts, bytes, parts.size() == 1 ? only : null);
  }

  private boolean roomIn(List<byte[]> parts, int bytes) {
    return parts.isEmpty()
        || (parts.size() < limits.maxFrameMessages() && bytes < limits.maxFrameBytes());
  }

  private static int add(List<byte[]> parts, byte[] part) {
    parts.add(part);
    return part.length;
  }

  /** A JSON array: a bracket or comma before each part, a bracket at the end. */
  private static byte[] join(Parts parts) {
    byte[] frame = new byte[parts.bytes() + parts.json().size() + 1];
    int at = 0;
    for (byte[] part : parts.json()) {
      frame[at] = (byte) (at == 0 ? '[' : ',');
      System.arraycopy(part, 0, frame, at + 1, part.length);
      at += part.length + 1;
    }
    frame[at] = ']';
    return frame;
  }
}
