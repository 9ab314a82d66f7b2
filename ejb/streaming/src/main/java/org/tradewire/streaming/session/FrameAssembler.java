package org.tradewire.streaming.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tradewire.streaming.message.Joining;
import org.tradewire.streaming.message.Part;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.session.Flow.Waiting;

/** Puts what waits for a client into frames of its format. Guarded by the queue's monitor. */
final class FrameAssembler {

  /**
   * Joined messages of this size go out in a frame of their own: its bytes are shared by all
   * sessions, and copying them for each would cost more than another send.
   */
  private static final int SHARED_FROM_BYTES = 8 << 10;

  private final SessionFormat format;
  private final SessionLimits limits;
  private final int splitAbove;

  /** Taken, but not of the same kind as the frame before it; SBE and JSON do not share a frame. */
  private List<Part> rest = List.of();

  /**
   * What goes into one frame, taken off the backlog but not yet joined, so that publishers wait for
   * the taking alone.
   *
   * @param messages of channels, joined ones counted one by one
   * @param charged those of them that count against the session's rate; replays do not
   * @param sbe whether it is a frame of SBE messages
   */
  record Frame(List<Part> parts, int messages, int charged, boolean sbe) {

    /**
     * When the oldest of its data entered the ring, ns since the Unix epoch; 0 where none did. A
     * state that a new subscriber is shown is old by nature and not counted.
     */
    long sourceTimeNs() {
      for (Part part : parts) {
        boolean state = part instanceof StreamMessage message && message.initial();
        if (!state && part.sourceTimeNs() != 0) {
          return part.sourceTimeNs();
        }
      }
      return 0;
    }
  }

  FrameAssembler(SessionFormat format, SessionLimits limits) {
    this.format = format;
    this.limits = limits;
    this.splitAbove =
        format.joins() ? Math.min(limits.maxQueuedMessages(), limits.maxFrameMessages()) : 1;
  }

  SessionFormat format() {
    return format;
  }

  /** Whether a joined message may wait as one; else each of its messages waits by itself. */
  boolean takesWhole(StreamMessage message) {
    return message.count() <= splitAbove;
  }

  /** Whether something was taken that did not go into the last frame. */
  boolean hasRest() {
    return !rest.isEmpty();
  }

  /**
   * Takes the next frame; null where nothing may be sent.
   *
   * @param budget messages of channels that may be sent
   */
  Frame take(Backlog backlog, int budget) {
    if (!rest.isEmpty()) {
      return cut(rest, 0, 0);
    }
    return format.joins() ? takeMany(backlog, budget) : takeOne(backlog, budget);
  }

  /** Sends a frame; the caller holds no monitor. */
  void send(Frame frame, SessionTransport transport, Consumer<Throwable> done) {
    List<Part> parts = frame.parts();
    if (frame.sbe()) {
      byte[] bytes = parts.size() == 1 ? parts.get(0).binary() : Joining.binary(parts);
      transport.sendBinary(ByteBuffer.wrap(bytes).asReadOnlyBuffer(), done);
    } else if (format == SessionFormat.V1_JSON_BINARY) {
      transport.sendBinary(ByteBuffer.wrap(json(parts)).asReadOnlyBuffer(), done);
    } else {
      transport.sendText(text(parts), done);
    }
  }

  private byte[] json(List<Part> parts) {
    Part first = parts.get(0);
    if (parts.size() > 1) {
      return StreamMessage.frame(parts).array();
    }
    if (first.count() == 1 && !format.alwaysArray()) {
      return first.json();
    }
    return first instanceof StreamMessage message ? message.array() : Joining.array(first.json());
  }

  private String text(List<Part> parts) {
    if (parts.size() > 1) {
      return StreamMessage.frame(parts).text();
    }
    if (parts.get(0) instanceof StreamMessage message) {
      return format.alwaysArray() ? message.arrayText() : message.text();
    }
    return new String(json(parts), StandardCharsets.UTF_8);
  }

  private static Frame takeOne(Backlog backlog, int budget) {
    byte[] answer = backlog.pollAnswer();
    if (answer != null) {
      return new Frame(List.of(new Part.Plain(answer)), 0, 0, false);
    }
    Waiting next = budget > 0 ? backlog.poll() : null;
    if (next != null) {
      next.flow.meter().sent(1);
    }
    return next == null ? null : new Frame(List.of(next.part()), 1, next.charged(), false);
  }

  private Frame takeMany(Backlog backlog, int budget) {
    int max = budget > 0 ? limits.maxFrameMessages() : 0;
    List<Part> parts = null;
    int bytes = 0;
    int messages = 0;
    int charged = 0;
    while (backlog.hasAnswers() && bytes < limits.maxFrameBytes()) {
      byte[] answer = backlog.pollAnswer();
      parts = parts == null ? new ArrayList<>() : parts;
      parts.add(new Part.Plain(answer));
      bytes += answer.length;
    }
    while (messages < max
        && charged < budget
        && bytes < limits.maxFrameBytes()
        && backlog.size() > 0) {
      Waiting next = backlog.poll();
      if (next == null) {
        break;
      }
      next.flow.meter().sent(next.count());
      boolean shared = isShared(next);
      if (shared && parts == null && next.skipped() == null) {
        return new Frame(List.of(next.part()), next.count(), next.charged(), false);
      }
      parts = parts == null ? new ArrayList<>(Math.min(backlog.size() + 2, max)) : parts;
      if (next.skipped() != null && format.v1()) {
        parts.add(new Part.Plain(next.skipped().note(next.message.channel())));
      }
      messages += next.count();
      charged += next.charged();
      if (shared) {
        rest = List.of(next.part());
        return new Frame(parts, messages, charged, false);
      }
      parts.add(next.part());
      bytes += next.size();
    }
    if (parts == null) {
      return null;
    }
    return format == SessionFormat.V1_SBE
        ? cut(parts, messages, charged)
        : new Frame(parts, messages, charged, false);
  }

  private boolean isShared(Waiting next) {
    return next.count() > 1 && next.size() >= SHARED_FROM_BYTES && format != SessionFormat.V1_SBE;
  }

  /** The first parts of one kind; the others wait until that frame is sent. */
  private Frame cut(List<Part> parts, int messages, int charged) {
    boolean sbe = isSbe(parts.get(0));
    int end = 1;
    while (end < parts.size() && isSbe(parts.get(end)) == sbe) {
      end++;
    }
    rest = List.copyOf(parts.subList(end, parts.size()));
    return new Frame(List.copyOf(parts.subList(0, end)), messages, charged, sbe);
  }

  /** Whether a part goes out as SBE: where the client asked for it and the part has such a form. */
  private boolean isSbe(Part part) {
    return format == SessionFormat.V1_SBE && part.hasBinary();
  }
}
