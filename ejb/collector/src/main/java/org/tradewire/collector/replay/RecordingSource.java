package org.tradewire.collector.replay;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.agrona.concurrent.EpochNanoClock;
import org.tradewire.collector.live.MergedMarket;
import org.tradewire.collector.market.HealthReport;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.collector.market.MarketDataSource;
import org.tradewire.collector.replay.RecordedMessage.Direction;
import org.tradewire.collector.venue.RefusedMessages;
import org.tradewire.collector.venue.VenueSession;

/**
 * Plays what the sessions of its connections would have received to them, at the recorded pace,
 * faster, or as fast as it goes; once, or over and over. Receive times are the times of playing,
 * and exchange times lie as long before them as when it was recorded. Not thread-safe.
 */
public final class RecordingSource implements MarketDataSource {

  private static final Logger LOG = System.getLogger(RecordingSource.class.getName());
  private static final int MESSAGES_PER_POLL = 256;

  private final Path file;
  private final ReplayPace pace;
  private final boolean loop;
  private final ShiftedMarket shifted;
  private final MergedMarket market;
  private final ConnectionSessions sessions;
  private final Map<String, MergedMarket.Side> sides = new HashMap<>();
  private final Set<String> opened = new HashSet<>();
  private final EpochNanoClock clock;
  private final RefusedMessages malformed;
  private final List<RecordedMessage> connects = new ArrayList<>();
  private RecordingReader reader;
  private RecordedMessage next;
  private boolean started;
  private long passes;
  private long messages;
  private long passStartNs;
  private long passFirstNs;

  /**
   * Opens a recording.
   *
   * @param loop whether to start over at its end
   * @param listener is told what the connections of the recording say, each thing once
   * @param factory makes the session of one connection
   * @param clock stamps receive times
   * @throws RecordingException if the file is missing, cannot be read or holds no received message
   */
  public RecordingSource(
      Path file,
      ReplayPace pace,
      boolean loop,
      MarketDataListener listener,
      Function<MarketDataListener, VenueSession> factory,
      EpochNanoClock clock) {
    this.file = file;
    this.pace = pace;
    this.loop = loop;
    this.shifted = new ShiftedMarket(listener);
    this.market = new MergedMarket(shifted);
    this.sessions =
        new ConnectionSessions(
            connection ->
                factory.apply(sides.computeIfAbsent(connection, unknown -> market.side())));
    this.clock = clock;
    this.malformed = new RefusedMessages(file.getFileName().toString());
    this.reader = RecordingReader.open(file, malformed);
    this.next = firstReceived();
    if (next == null) {
      reader.close();
      throw new RecordingException(file + " holds no received message.");
    }
  }

  @Override
  public long poll(long nowNs) {
    if (!started) {
      started = true;
      beginPass(nowNs);
    }
    for (int i = 0; i < MESSAGES_PER_POLL; i++) {
      if (next == null && !startOver(nowNs)) {
        return Long.MAX_VALUE;
      }
      long waitNs = passStartNs + pace.scaled(next.timeNs() - passFirstNs) - nowNs;
      if (waitNs > 0) {
        return waitNs;
      }
      messages += next.direction() == Direction.RECV ? 1 : 0;
      play(next);
      next = nextForSession();
    }
    return 0;
  }

  /** Returns false where the recording is over for good. */
  private boolean startOver(long nowNs) {
    if (reader == null) {
      return false;
    }
    reader.close();
    reader = null;
    passes++;
    if (!loop) {
      LOG.log(Level.INFO, "event=recording_end file={0} {1}", file, health());
      return false;
    }
    reader = RecordingReader.open(file, malformed);
    next = firstReceived();
    if (next == null) {
      throw new RecordingException(file + " was emptied while it was played.");
    }
    market.restart();
    opened.clear();
    sessions.all().forEach(VenueSession::restart);
    beginPass(nowNs);
    return true;
  }

  private void beginPass(long nowNs) {
    passStartNs = nowNs;
    passFirstNs = next.timeNs();
    connects.forEach(this::play);
  }

  private void play(RecordedMessage message) {
    boolean again = message.direction() == Direction.CONNECT && !opened.add(message.connection());
    long playedNs = clock.nanoTime();
    shifted.playing(message.timeNs(), playedNs);
    sessions.take(message, playedNs);
    if (again) {
      sides.get(message.connection()).reopened();
    }
  }

  /** Goes to the first message; the connects before it are given to the session with it. */
  private RecordedMessage firstReceived() {
    connects.clear();
    RecordedMessage message = nextForSession();
    while (message != null && message.direction() == Direction.CONNECT) {
      connects.add(message);
      message = nextForSession();
    }
    return message;
  }

  private RecordedMessage nextForSession() {
    RecordedMessage message = reader.next();
    while (message != null && message.direction() == Direction.SEND) {
      message = reader.next();
    }
    return message;
  }

  /** Messages played so far, all passes. */
  public long messages() {
    return messages;
  }

  /** Lines that could not be used, all passes. */
  public long malformed() {
    return malformed.count();
  }

  @Override
  public int expectedBooks() {
    return sessions.expectedBooks();
  }

  @Override
  public HealthReport health() {
    return new HealthReport()
        .total("messages", messages)
        .total("passes", passes)
        .total("malformed", malformed.count())
        .add(sessions.health());
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
