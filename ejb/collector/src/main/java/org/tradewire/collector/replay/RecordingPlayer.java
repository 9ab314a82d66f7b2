package org.tradewire.collector.replay;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.tradewire.collector.venue.RefusedMessages;

/**
 * Plays a recording to one client of a {@link RecordingServer}, on a thread of its own. Numbers of
 * an exchange begin anew with a connection: where the recorded one was opened again, and where a
 * loop begins anew, the client's connection ends.
 */
final class RecordingPlayer {

  private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(1);

  /**
   * What one connection of a client is played.
   *
   * @param connections whose messages the client is to hear
   * @param fromLine of the recording, 1-based
   */
  record Part(Set<String> connections, long fromLine) {}

  private final Path file;
  private final ReplayPace pace;
  private final boolean loop;
  private final Part part;
  private final Consumer<Part> rest;
  private final WebSocket client;
  private final Thread thread = new Thread(this::run, "replay");
  private volatile boolean stopped;
  private volatile boolean stalled;
  private volatile long positionNs = Long.MIN_VALUE;

  private RecordingPlayer(
      Path file, ReplayPace pace, boolean loop, Part part, WebSocket client, Consumer<Part> rest) {
    this.file = file;
    this.pace = pace;
    this.loop = loop;
    this.part = part;
    this.client = client;
    this.rest = rest;
    thread.setDaemon(true);
  }

  /**
   * Begins to play.
   *
   * @param rest is told, on the player's thread, what is left to play where the client is
   *     disconnected in the middle
   */
  static RecordingPlayer start(
      Path file, ReplayPace pace, boolean loop, Part part, WebSocket client, Consumer<Part> rest) {
    RecordingPlayer player = new RecordingPlayer(file, pace, loop, part, client, rest);
    player.thread.start();
    return player;
  }

  /** Sends no more; from any thread. */
  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  /** Holds back what is due, or goes on; from any thread. */
  void stall(boolean on) {
    stalled = on;
    LockSupport.unpark(thread);
  }

  /** Recorded time that has been reached, nanoseconds since the Unix epoch; from any thread. */
  long positionNs() {
    return positionNs;
  }

  private void run() {
    try {
      play();
    } catch (WebsocketNotConnectedException e) {
      stopped = true; // the client has gone
    }
  }

  private void play() {
    try (RecordingReader reader =
        RecordingReader.open(file, new RefusedMessages(file.toString()))) {
      long startNs = System.nanoTime();
      long firstNs = Long.MIN_VALUE;
      boolean opened = false;
      RecordedMessage next = reader.next();
      while (next != null && !stopped) {
        if (next.line() < part.fromLine()) {
          positionNs = next.timeNs();
        } else if (part.connections().contains(next.connection())) {
          boolean again = next.direction() == RecordedMessage.Direction.CONNECT && opened;
          opened |= next.direction() == RecordedMessage.Direction.CONNECT;
          if (again || next.direction() == RecordedMessage.Direction.RECV) {
            firstNs = firstNs == Long.MIN_VALUE ? next.timeNs() : firstNs;
            awaitDue(startNs + pace.scaled(next.timeNs() - firstNs));
          }
          if (again && part.connections().size() == 1 && !stopped) {
            rest.accept(new Part(part.connections(), next.line()));
            disconnect();
          } else if (next.direction() == RecordedMessage.Direction.RECV && !stopped) {
            positionNs = next.timeNs();
            client.send(next.data());
          }
        }
        next = reader.next();
      }
      positionNs = Long.MAX_VALUE;
    }
    if (loop && !stopped) {
      awaitDue(System.nanoTime());
      disconnect();
    }
  }

  /** As a lost network does; whoever wants to hear more comes again. */
  private void disconnect() {
    stopped = true;
    client.closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
  }

  /** Until its time has come and the client has taken most of what was sent before. */
  private void awaitDue(long dueNs) {
    while (!stopped) {
      long waitNs = dueNs - System.nanoTime();
      boolean busy = stalled || client.hasBufferedData();
      if (waitNs <= 0 && !busy) {
        return;
      }
      LockSupport.parkNanos(this, busy ? LOOK_NS : waitNs);
    }
  }
}
