package org.tradewire.systemtests.faults;

import java.util.ArrayList;
import java.util.List;

/**
 * What one client was told of one channel, over all its connections, and what of it must not be.
 * Thread-safe.
 *
 * <p>Checked: within an epoch numbers grow and none comes twice; every number that is missing was
 * announced as skipped or stands before a state that replaced it; a resumption that was called
 * complete begins right behind where the client was, and no state stands for a part of it; no state
 * is older than what was seen on the same connection.
 */
public final class ChannelRecord {
  private static final int MAX_VIOLATIONS = 20;

  private final String name;
  private final List<String> violations = new ArrayList<>();
  private boolean begun;
  private long epoch;
  private long seq;
  private long received;
  private long skipped;
  private long resumed;
  private long jumps;
  private long stepsBack;
  private long promisedEpoch;
  private long promisedSeq;
  private boolean jumpedSinceConnect;
  private boolean toldSinceConnect;

  /** A channel of which nothing is known; {@code name} is for sentences. */
  public ChannelRecord(String name) {
    this.name = name;
  }

  /** The client has connected and asks for what follows its position. */
  public synchronized void connected() {
    jumpedSinceConnect = false;
    toldSinceConnect = false;
    promisedEpoch = 0;
    promisedSeq = 0;
  }

  /** The server says whether everything behind the position follows, up to which one. */
  public synchronized void acknowledged(boolean recovered, long endEpoch, long endSeq) {
    if (recovered) {
      resumed++;
      promisedEpoch = endEpoch;
      promisedSeq = endSeq;
      if (jumpedSinceConnect) {
        violated("was resumed as complete, and got a state instead of what it missed");
      }
    }
  }

  /** A message that is the next of its channel. */
  public synchronized void live(long messageEpoch, long messageSeq) {
    received++;
    if (begun) {
      if (messageEpoch < epoch) {
        violated("got epoch " + messageEpoch + " behind epoch " + epoch);
      } else if (messageEpoch == epoch && messageSeq <= seq) {
        violated("got " + messageSeq + " behind " + seq);
      } else if (messageEpoch == epoch && messageSeq > seq + 1) {
        violated(
            "got " + messageSeq + " behind " + seq + ", and nobody said that some are skipped");
      }
    }
    reached(messageEpoch, messageSeq);
  }

  /** A state that replaces what the client has. */
  public synchronized void initial(long stateEpoch, long stateSeq) {
    if (begun && promisedEpoch == epoch && seq < promisedSeq) {
      violated(
          "was promised everything up to "
              + promisedSeq
              + ", and got a state at "
              + stateSeq
              + " behind "
              + seq);
    }
    boolean older = stateEpoch < epoch || (stateEpoch == epoch && stateSeq < seq);
    if (begun && older) {
      stepsBack++;
    }
    if (begun && older && toldSinceConnect) {
      violated("got the state of " + stateEpoch + "/" + stateSeq + " behind " + epoch + "/" + seq);
    }
    if (begun && (stateEpoch != epoch || stateSeq > seq + 1)) {
      jumps++;
      jumpedSinceConnect = true;
    }
    reached(stateEpoch, stateSeq);
  }

  /** The server says that it left some out. */
  public synchronized void skipped(long from, long to) {
    skipped += to - from + 1;
    if (begun && from != seq + 1) {
      violated("was told that " + from + " to " + to + " are skipped behind " + seq);
    }
    seq = to;
  }

  /** Where the client stands, as {@code {"epoch","seq"}}; null before the first message. */
  public synchronized String since() {
    return begun ? "{\"epoch\":" + epoch + ",\"seq\":" + seq + "}" : null;
  }

  /** Whether the client has seen everything up to a position. */
  public synchronized boolean hasReached(long toEpoch, long toSeq) {
    return begun && (epoch > toEpoch || (epoch == toEpoch && seq >= toSeq));
  }

  /** Live messages. */
  public synchronized long received() {
    return received;
  }

  /** Numbers the server said it left out. */
  public synchronized long skipped() {
    return skipped;
  }

  /** Resumptions that were called complete. */
  public synchronized long resumed() {
    return resumed;
  }

  /** States that stood for messages the client had missed. */
  public synchronized long jumps() {
    return jumps;
  }

  /** Sentences; empty where all is well. */
  public synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  /** States older than what the client had: of a node that is behind the one before. */
  public synchronized long stepsBack() {
    return stepsBack;
  }

  private void reached(long newEpoch, long newSeq) {
    toldSinceConnect = true;
    begun = true;
    epoch = newEpoch;
    seq = newSeq;
  }

  private void violated(String sentence) {
    if (violations.size() < MAX_VIOLATIONS) {
      violations.add(name + " " + sentence);
    }
  }

  @Override
  public synchronized String toString() {
    return name + " at " + epoch + "/" + seq;
  }
}
