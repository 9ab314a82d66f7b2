package org.tradewire.collector.replay;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.tradewire.collector.venue.Refusals;

/** Plays a recording to one client of a {@link RecordingServer}, on a thread of its own. */
final class RecordingPlayer {

  private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Path file;
  private final Pace pace;
  private final boolean loop;
  private final Set<String> connections;
  private final WebSocket client;
  private final Thread thread = new Thread(this::run, "replay");
  private volatile boolean stopped;
  private volatile boolean stalled;
  private volatile long positionNs = Long.MIN_VALUE;

  private RecordingPlayer(
      Path file, Pace pace, boolean loop, Set<String> connections, WebSocket client) {
    this.file = file;
    this.pace = pace;
    this.loop = loop;
    this.connections = connections;
    this.client = client;
    thread.setDaemon(true);
  }

  /**
   * Begins to play.
   *
   * @param connections whose messages the client is to hear
   */
  static RecordingPlayer start(
      Path file, Pace pace, boolean loop, Set<String> connections, WebSocket client) {
    RecordingPlayer player = new RecordingPlayer(file, pace, loop, connections, client);
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
      do {
        playOnce();
      } while (loop && !stopped);
    } catch (WebsocketNotConnectedException e) {
      stopped = true; // the client has gone
    }
  }

  private void playOnce() {
    try (RecordingReader reader = RecordingReader.open(file, new Refusals(file.toString()))) {
      long startNs = System.nanoTime();
      long firstNs = Long.MIN_VALUE;
      RecordedMessage next = reader.next();
      while (next != null && !stopped) {
        if (next.direction() == RecordedMessage.Direction.RECV
            && connections.contains(next.connection())) {
          firstNs = firstNs == Long.MIN_VALUE ? next.timeNs() : firstNs;
          awaitDue(startNs + pace.scaled(next.timeNs() - firstNs));
          if (!stopped) {
            positionNs = next.timeNs();
            client.send(next.data());
          }
        }
        next = reader.next();
      }
      positionNs = Long.MAX_VALUE;
    }
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
