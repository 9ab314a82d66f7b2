package org.tradewire.streaming.session;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.meter.QueueFigures;
import org.tradewire.streaming.meter.StreamStatistics;

/**
 * Sends what waits for one client, turn by turn, looks after a slow or silent one, and ends the
 * session. Guarded by the session queue's monitor: what {@link SessionWriters} call takes it and
 * calls the transport without it; all else is called under it. At most one send is under way.
 */
final class SessionSender implements SessionWriters.Turn {

  private static final int FRAMES_PER_TURN = 16;

  private final Object monitor;
  private final SessionTransport transport;
  private final SessionWriters writers;
  private final Consumer<Subscription> refresh;
  private final StreamStatistics statistics;
  private final LongSupplier nanoTime;
  private final FrameAssembler frames;
  private final Pace pace;
  private final Backlog backlog;
  private final ClientWatch watch;
  private final SessionSubscriptions subscriptions;
  private final FrameUnderWay underWay = new FrameUnderWay();
  private final Hold hold = new Hold();

  private boolean scheduled;
  private boolean inTurn;
  private boolean pingDue;
  private Closing closing;
  private boolean ended;
  private boolean disconnected;

  /**
   * @param monitor the session queue's
   * @param refresh goes on with a replay or has a lost book read; called without the monitor
   * @param nanoTime a monotonic clock in nanoseconds
   */
  SessionSender(
      Object monitor,
      SessionTransport transport,
      SessionFormat format,
      SessionLimits limits,
      SessionWriters writers,
      Consumer<Subscription> refresh,
      StreamStatistics statistics,
      LongSupplier nanoTime) {
    this.monitor = monitor;
    this.transport = transport;
    this.writers = writers;
    this.refresh = refresh;
    this.statistics = statistics;
    this.nanoTime = nanoTime;
    long now = nanoTime.getAsLong();
    this.frames = new FrameAssembler(format, limits);
    this.pace = Pace.of(format, limits, now);
    this.subscriptions = new SessionSubscriptions(pace);
    this.backlog = new Backlog(limits, pace, statistics);
    this.watch =
        new ClientWatch(limits, format.v1(), pace, backlog, subscriptions, statistics, now);
  }

  /** What waits. */
  Backlog backlog() {
    return backlog;
  }

  /** The channels whose messages wait. */
  SessionSubscriptions subscriptions() {
    return subscriptions;
  }

  /** Whether the session has ended, or is about to. */
  boolean isEnding() {
    return closing != null || ended || disconnected;
  }

  boolean isDisconnected() {
    return disconnected;
  }

  /** The client has sent something. */
  void heard() {
    watch.heard(nanoTime.getAsLong());
  }

  /** Sends an answer, error or warning before any data that waits. */
  void answer(byte[] json) {
    if (closing != null || disconnected) {
      return;
    }
    if (!backlog.answer(json)) {
      end(CloseCode.SLOW, "answers wait for a client that does not read them", true);
    }
    schedule();
  }

  /** Adds a message of a channel to what waits. */
  void offer(Flow flow, StreamMessage message) {
    if (closing != null || disconnected) {
      return;
    }
    boolean whole = frames.takesWhole(message);
    if (!(whole ? backlog.offer(flow, message) : backlog.offerEach(flow, message.each()))) {
      watch.countSlow();
      end(CloseCode.SLOW, "messages wait for a client that does not read them", true);
    } else if (watch.hasNewDrops()) {
      long now = nanoTime.getAsLong();
      watch.warnIfSlow(now, underWay.sendingNs(now));
    }
    if (hold.isHeld() && pace.intervalNs(flow) == 0 && pace.budget() > 0) {
      hold.lift(); // Others of its messages wait for their time; this one need not.
    }
    schedule();
  }

  /** Ends the session: messages that wait are dropped; where it is not slow, answers are sent. */
  void close(CloseCode code, String reason) {
    end(code, reason, code == CloseCode.SLOW);
    schedule();
  }

  /** The connection has ended: forgets what waits. */
  void disconnected() {
    disconnected = true;
    backlog.clear();
  }

  /** Asks for a turn, where one would do something. */
  void schedule() {
    if (!scheduled && !inTurn && due()) {
      scheduled = true;
      writers.schedule(this);
    }
  }

  private boolean due() {
    if (ended || disconnected) {
      return false;
    }
    if (closing != null) {
      return closing.atOnce() || !underWay.isSending();
    }
    return !underWay.isSending()
        && (pingDue
            || backlog.hasAnswers()
            || frames.hasRest()
            || (backlog.size() > 0 && !hold.isHeld())
            || !backlog.toRead().isEmpty());
  }

  private void end(CloseCode code, String reason, boolean atOnce) {
    if (closing != null || ended) {
      return;
    }
    closing = new Closing(code, reason, atOnce, nanoTime.getAsLong());
    backlog.clearMessages();
  }

  @Override
  public long delayNs(FramePace framePace, long now) {
    synchronized (monitor) {
      boolean joins = frames.format().joins() && !frames.hasRest();
      return joins ? framePace.delayNs(pace.lastTurnNs(), now) : 0;
    }
  }

  /** Sends some frames, and asks for another turn where more waits. */
  @Override
  public void drain() {
    synchronized (monitor) {
      scheduled = false;
      if (inTurn) {
        return;
      }
      inTurn = true;
      pace.at(nanoTime.getAsLong());
    }
    try {
      for (int i = 0; i < FRAMES_PER_TURN && step(); i++) {
        // Each step sends a frame; the next one follows where the transport took it at once.
      }
    } finally {
      synchronized (monitor) {
        inTurn = false;
        schedule();
      }
    }
  }

  /** Does what is due next; false where nothing is, or a send is under way. */
  private boolean step() {
    Closing end = null;
    boolean ping = false;
    FrameAssembler.Frame frame = null;
    List<Subscription> toRead = List.of();
    synchronized (monitor) {
      if (ended || disconnected) {
        return false;
      }
      boolean sending = underWay.isSending();
      if (closing != null && (closing.atOnce() || (!sending && !backlog.hasAnswers()))) {
        ended = true;
        end = closing;
        backlog.clear();
      } else if (sending) {
        return false;
      } else {
        ping = pingDue;
        pingDue = false;
        frame = nextFrame();
        toRead = subscriptions.of(backlog.toRead());
      }
    }
    if (end != null) {
      transport.close(end.code().code(), end.reason());
      return false;
    }
    if (ping) {
      transport.ping();
    }
    toRead.forEach(refresh);
    if (frame != null) {
      send(frame);
    }
    return frame != null;
  }

  /** Takes what may be sent now; where nothing may, a timer is set for what waits. */
  private FrameAssembler.Frame nextFrame() {
    int budget = pace.budget();
    FrameAssembler.Frame frame = frames.take(backlog, budget);
    if (frame != null) {
      pace.sent(frame.charged());
      underWay.begins(nanoTime.getAsLong());
    } else if (backlog.size() > 0) {
      if (budget <= 0) {
        statistics.outboundDelayed();
      }
      holdUntil(budget > 0 ? backlog.nextNs() : pace.nextNs());
    }
    return frame;
  }

  private void holdUntil(long at) {
    if (hold.until(at)) {
      writers.later(this, Math.max(0, at - nanoTime.getAsLong()));
    }
  }

  private void send(FrameAssembler.Frame frame) {
    statistics.messagesSent(frame.messages());
    underWay.holds(frame.sourceTimeNs());
    try {
      frames.send(frame, transport, this::sent);
    } catch (RuntimeException e) {
      sent(e);
    }
  }

  private void sent(Throwable failure) {
    synchronized (monitor) {
      underWay.ends();
      if (failure != null) {
        // The container reports the end of the connection itself; nothing more can be sent.
        end(CloseCode.RECONNECT, "a frame could not be sent", true);
      } else {
        underWay.measure(statistics.meter(), nanoTime.getAsLong());
      }
      schedule();
    }
  }

  @Override
  public void release() {
    synchronized (monitor) {
      hold.release();
      schedule();
    }
  }

  /** Looks after a slow or silent client; called a few times a second by one thread. */
  @Override
  public void sweep() {
    synchronized (monitor) {
      if (!closingIsStuck()) {
        return;
      }
    }
    closeNow();
  }

  private boolean closingIsStuck() {
    if (ended || disconnected) {
      return false;
    }
    long now = nanoTime.getAsLong();
    if (closing != null) {
      closing = closing.at(now);
    } else if (watch.isStuck(underWay.sendingNs(now))) {
      watch.countSlow();
      end(CloseCode.SLOW, watch.stuck(), true);
    } else if (watch.isGone(now)) {
      end(CloseCode.NO_PONG, watch.gone(), true);
    } else {
      watch.warnIfSlow(now, underWay.sendingNs(now));
      pingDue |= watch.isPingDue(now);
    }
    schedule();
    // A transport that blocks keeps the turn, against its contract: the sweeping thread closes.
    return closing != null && inTurn && closing.isOverdue(now);
  }

  @Override
  public void closeNow() {
    Closing end;
    synchronized (monitor) {
      end = ended ? null : closing;
      ended = true;
    }
    if (end != null) {
      transport.close(end.code().code(), end.reason());
    }
  }

  @Override
  public void farewell(byte[] answer, CloseCode code, String reason) {
    synchronized (monitor) {
      answer(answer);
      close(code, reason);
    }
  }

  @Override
  public QueueFigures figures() {
    synchronized (monitor) {
      return new QueueFigures(backlog.size(), backlog.bytes(), pace.slowness() > 0 ? 1 : 0);
    }
  }
}
