package org.tradewire.streaming;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.tradewire.streaming.session.SessionTransport;

/** A connection that takes frames; it finishes sends at once, or when the test says so. */
public class HandTransport implements SessionTransport {

  public final List<String> frames = new CopyOnWriteArrayList<>();
  public final List<Consumer<Throwable>> unfinished = new ArrayList<>();
  public volatile boolean finishing = true;
  public volatile int closeCode;
  public volatile int pings;

  @Override
  public void sendText(String frame, Consumer<Throwable> done) {
    frames.add(frame);
    boolean finished;
    synchronized (unfinished) {
      finished = finishing;
      if (!finished) {
        unfinished.add(done);
      }
    }
    if (finished) {
      done.accept(null);
    }
  }

  @Override
  public void sendBinary(ByteBuffer frame, Consumer<Throwable> done) {
    sendText(StandardCharsets.UTF_8.decode(frame.duplicate()).toString(), done);
  }

  @Override
  public void ping() {
    pings = pings + 1; // one sweeping thread alone
  }

  @Override
  public void close(int code, String reason) {
    closeCode = code;
  }

  @Override
  public boolean isOpen() {
    return closeCode == 0;
  }

  /** Finishes the oldest that is under way. */
  public void finishOne() {
    Consumer<Throwable> oldest;
    synchronized (unfinished) {
      oldest = unfinished.remove(0);
    }
    oldest.accept(null);
  }

  /** Finishes what is under way and everything from now on. */
  public void finish() {
    List<Consumer<Throwable>> now;
    synchronized (unfinished) {
      finishing = true;
      now = List.copyOf(unfinished);
      unfinished.clear();
    }
    now.forEach(each -> each.accept(null));
  }

  public String all() {
    return String.join("\n", frames);
  }
}
