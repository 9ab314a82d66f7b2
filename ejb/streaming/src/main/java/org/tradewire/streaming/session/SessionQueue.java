package org.tradewire.streaming.session;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.channel.DeliveryMode;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.meter.ChannelMeter;
import org.tradewire.streaming.meter.QueueFigures;
import org.tradewire.streaming.meter.StreamMeter;
import org.tradewire.streaming.meter.StreamStatistics;

/**
 * What waits for one client, and its sending. Thread-safe; every call returns at once, none sends:
 * publishers enqueue, and the {@link SessionWriters} take everything that waits into as few frames
 * as the client's format allows. At most one send is under way. What happens when the client is
 * slower than its channels is {@link Backlog}'s.
 */
public final class SessionQueue {

  private static final int FRAMES_PER_TURN = 16;

  private final SessionTransport transport;
  private final SessionLimits limits;
  private final SessionWriters writers;
  private final Rooms rooms;
  private final StreamStatistics statistics;
  private final LongSupplier nanoTime;
  private final FrameAssembler frames;
  private final int splitAbove;
  private final Pace pace;
  private final Backlog backlog;
  private final ClientWatch watch;
  private final SessionSubscriptions subscriptions;
  private final Turn turn = new Turn();
  private final Outlet outlet = new Outlet();

  private boolean scheduled;
  private boolean inTurn;
  private boolean sending;
  private long sendStartedNs;

  /** Of the frame under way; written by the thread that sends it, before it does. */
  private long sendSourceNs;

  private boolean pingDue;

  /** What waits is not to be sent before a timer says so. */
  private boolean held;

  private boolean timerSet;
  private long timerNs;

  private Closing closing;
  private boolean ended;
  private boolean disconnected;

  /** The rooms that a session is in. */
  public interface Rooms {

    /**
     * Goes on with a subscriber's replay; or reads the channel's state, or log, again and sends it
     * to one who lost messages by slowness. Does not wait for it.
     */
    void refresh(Subscription subscription);

    /** Ends all subscriptions of a session. */
    void leave(SessionQueue queue);
  }

  /**
   * @param nanoTime a monotonic clock in nanoseconds
   */
  public SessionQueue(
      SessionTransport transport,
      SessionFormat format,
      SessionLimits limits,
      SessionWriters writers,
      Rooms rooms,
      StreamStatistics statistics,
      LongSupplier nanoTime) {
    this.transport = transport;
    this.limits = limits;
    this.writers = writers;
    this.rooms = rooms;
    this.statistics = statistics;
    this.nanoTime = nanoTime;
    long now = nanoTime.getAsLong();
    this.frames = new FrameAssembler(format, limits);
    this.splitAbove =
        format.joins() ? Math.min(limits.maxQueuedMessages(), limits.maxFrameMessages()) : 1;
    this.pace = new Pace(format.joins() ? limits : unspaced(limits), now);
    this.subscriptions = new SessionSubscriptions(pace);
    this.backlog = new Backlog(limits, pace, statistics);
    this.watch = new ClientWatch(limits, format.v1(), pace, now);
    writers.watch(turn);
  }

  /**
   * How a subscription is served that asks for no mode: a client without a subprotocol loses the
   * oldest events rather than its connection.
   */
  private DeliveryMode defaultMode(ChannelKind kind) {
    DeliveryMode mode = kind.defaultMode();
    return mode == DeliveryMode.RAW && !frames.format().v1() ? DeliveryMode.DISTINCT : mode;
  }

  /** How many channels the session is subscribed to. */
  public synchronized int channels() {
    return subscriptions.size();
  }

  /** Whether the session is subscribed to a channel. */
  public synchronized boolean has(Channel channel) {
    return subscriptions.has(channel);
  }

  /**
   * Where a subscription stands: behind the newest message that was queued for the client, which
   * may still wait to be sent; at 0 where there was none, or the subscription has ended.
   */
  public synchronized Subscribed standing(Channel channel) {
    Position position = subscriptions.position(channel);
    return position == null
        ? new Subscribed(channel, 0, 0, false)
        : new Subscribed(channel, position.epoch(), position.seq(), false);
  }

  /** The channels the session is subscribed to. */
  public synchronized List<Channel> subscriptions() {
    return subscriptions.channels();
  }

  /** Whether the session has ended, or is about to: what it asks for would reach nobody. */
  public synchronized boolean isEnding() {
    return closing != null || ended || disconnected;
  }

  /** Sends an answer, error or warning before any data that waits. */
  public synchronized void answer(byte[] json) {
    if (closing != null || disconnected) {
      return;
    }
    if (!backlog.answer(json)) {
      end(CloseCode.SLOW, "answers wait for a client that does not read them", true);
    }
    schedule();
  }

  /** The client has sent something, a pong included: it is alive. */
  public synchronized void heard() {
    watch.heard(nanoTime.getAsLong());
  }

  /**
   * Ends the session: messages that wait are dropped; a frame under way and answers that wait are
   * sent first, where that takes at most a second. Does not wait for it.
   */
  public synchronized void close(CloseCode code, String reason) {
    end(code, reason, code == CloseCode.SLOW);
    schedule();
  }

  /** The connection has ended: forgets what waits and leaves all rooms. */
  public void disconnected() {
    synchronized (this) {
      disconnected = true;
      backlog.clear();
    }
    writers.unwatch(turn);
    rooms.leave(this);
  }

  /** A place of the session in a channel, which it does not have before it is added. */
  public Subscription subscription(
      Channel channel, SubscribeOptions options, Subscription.Repair repair, ChannelMeter meter) {
    DeliveryMode mode = options.mode() == null ? defaultMode(channel.kind()) : options.mode();
    long minIntervalNs = TimeUnit.MILLISECONDS.toNanos(options.minIntervalMs());
    return new Subscription(outlet, new Flow(channel, mode, minIntervalNs, meter), repair);
  }

  /**
   * @return false where the connection has ended: nobody would ever end the subscription
   */
  public synchronized boolean add(Subscription subscription) {
    if (disconnected) {
      return false;
    }
    subscriptions.add(subscription);
    return true;
  }

  public synchronized Subscription remove(Channel channel) {
    return subscriptions.remove(channel);
  }

  public synchronized List<Subscription> removeAll() {
    return subscriptions.removeAll();
  }

  /** How long the next turn is to wait in a pace; 0 where waiting joins no more messages. */
  synchronized long delayNs(FramePace framePace, long now) {
    boolean joins = frames.format().joins() && !frames.hasRest();
    return joins ? framePace.delayNs(pace.lastTurnNs(), now) : 0;
  }

  /** One turn of a writer thread: sends some frames, and asks for another turn where more waits. */
  void drain() {
    synchronized (this) {
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
      synchronized (this) {
        inTurn = false;
        schedule();
      }
    }
  }

  /** Closes now what would have been closed by a turn; the writers have stopped. */
  void closeNow() {
    Closing end;
    synchronized (this) {
      end = ended ? null : closing;
      ended = true;
    }
    if (end != null) {
      transport.close(end.code().code(), end.reason());
    }
  }

  /** The time has come for what was held. */
  synchronized void release() {
    held = false;
    timerSet = false;
    schedule();
  }

  /** Looks after slow and silent clients; called a few times a second by one thread. */
  void sweep() {
    if (closingIsStuck()) {
      closeNow();
    }
  }

  private synchronized boolean closingIsStuck() {
    if (ended || disconnected) {
      return false;
    }
    long now = nanoTime.getAsLong();
    if (closing != null) {
      closing = closing.at(now);
    } else if (watch.isStuck(sendingNs(now))) {
      countSlow();
      end(CloseCode.SLOW, "a frame was not taken for " + limits.closeSlowAfterMs() + " ms", true);
    } else if (watch.isGone(now)) {
      end(CloseCode.NO_PONG, "nothing was heard for " + limits.closeSilentAfterMs() + " ms", true);
    } else {
      warnIfSlow(now);
      pingDue |= watch.isPingDue(now);
    }
    schedule();
    // A transport that blocks keeps the turn, against its contract: the sweeping thread closes.
    return closing != null && inTurn && closing.isOverdue(now);
  }

  /** What waits for the client now. */
  synchronized QueueFigures figures() {
    return new QueueFigures(backlog.size(), backlog.bytes(), pace.slowness() > 0 ? 1 : 0);
  }

  /** Does what is due next; false where nothing is, or a send is under way. */
  private boolean step() {
    Closing end = null;
    boolean ping = false;
    FrameAssembler.Frame frame = null;
    List<Subscription> toRead = List.of();
    synchronized (this) {
      if (ended || disconnected) {
        return false;
      }
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
    toRead.forEach(rooms::refresh);
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
      sending = true;
      sendStartedNs = nanoTime.getAsLong();
    } else if (backlog.size() > 0) {
      held = true;
      if (budget <= 0) {
        statistics.outboundDelayed();
      }
      setTimer(budget > 0 ? backlog.nextNs() : pace.nextNs());
    }
    return frame;
  }

  /** Where each frame holds one message, waiting joins none: it would be a rate of messages. */
  private static SessionLimits unspaced(SessionLimits limits) {
    return limits.with().outbound(0, limits.maxOutboundPerSecond()).build();
  }

  private void setTimer(long at) {
    if (!timerSet || at - timerNs < 0) {
      timerSet = true;
      timerNs = at;
      writers.later(turn, Math.max(0, at - nanoTime.getAsLong()));
    }
  }

  private void send(FrameAssembler.Frame frame) {
    statistics.messagesSent(frame.messages());
    sendSourceNs = frame.sourceTimeNs();
    try {
      frames.send(frame, transport, this::sent);
    } catch (RuntimeException e) {
      sent(e);
    }
  }

  private synchronized void sent(Throwable failure) {
    sending = false;
    if (failure != null) {
      // The container reports the end of the connection itself; nothing more can be sent.
      end(CloseCode.RECONNECT, "a frame could not be sent", true);
    } else {
      measureSend();
    }
    schedule();
  }

  private void measureSend() {
    StreamMeter meter = statistics.meter();
    meter.sendEnded(nanoTime.getAsLong() - sendStartedNs);
    if (sendSourceNs != 0) {
      meter.delivered(sendSourceNs);
    }
  }

  private void countSlow() {
    statistics.slowConsumer();
    subscriptions.countSlow();
  }

  private boolean due() {
    if (ended || disconnected) {
      return false;
    }
    if (closing != null) {
      return closing.atOnce() || !sending;
    }
    return !sending
        && (pingDue
            || backlog.hasAnswers()
            || frames.hasRest()
            || (backlog.size() > 0 && !held)
            || !backlog.toRead().isEmpty());
  }

  private void schedule() {
    if (!scheduled && !inTurn && due()) {
      scheduled = true;
      writers.schedule(turn);
    }
  }

  private void end(CloseCode code, String reason, boolean atOnce) {
    if (closing != null || ended) {
      return;
    }
    closing = new Closing(code, reason, atOnce, nanoTime.getAsLong());
    backlog.clearMessages();
  }

  private long sendingNs(long now) {
    return sending ? now - sendStartedNs : 0;
  }

  private void offer(Flow flow, StreamMessage message) {
    if (closing != null || disconnected) {
      return;
    }
    boolean whole = message.count() <= splitAbove;
    if (!(whole ? backlog.offer(flow, message) : backlog.offerEach(flow, message.each()))) {
      countSlow();
      end(CloseCode.SLOW, "messages wait for a client that does not read them", true);
    } else if (watch.hasNewDrops(backlog)) {
      warnIfSlow(nanoTime.getAsLong());
    }
    if (held && pace.intervalNs(flow) == 0 && pace.budget() > 0) {
      held = false; // Others of its messages wait for their time; this one need not.
    }
    schedule();
  }

  private void warnIfSlow(long now) {
    byte[] warning = watch.warning(now, sendingNs(now), backlog);
    if (warning != null) {
      countSlow();
      backlog.answer(warning);
    }
  }

  /** What its subscriptions know of the queue. */
  private final class Outlet implements Subscription.Outlet {

    @Override
    public Object monitor() {
      return SessionQueue.this;
    }

    @Override
    public void offer(Flow flow, StreamMessage message) {
      SessionQueue.this.offer(flow, message);
    }

    /** Half of the queue is left for what is published meanwhile. */
    @Override
    public boolean hasRoomFor(StreamMessage message) {
      return backlog.hasReplayRoomFor(message.count(), message.json().length);
    }

    @Override
    public boolean hasRoomFor(List<StreamMessage> messages) {
      int count = messages.stream().mapToInt(StreamMessage::count).sum();
      long bytes = messages.stream().mapToLong(each -> each.json().length).sum();
      return messages.size() <= 1 || backlog.hasReplayRoomFor(count, bytes);
    }

    @Override
    public void isRead(Flow flow) {
      backlog.isRead(flow);
    }

    @Override
    public void readLater(Flow flow) {
      backlog.readLater(flow);
      schedule();
    }

    @Override
    public void forget(Flow flow) {
      backlog.remove(flow);
    }

    @Override
    public void close(CloseCode code, String reason) {
      SessionQueue.this.close(code, reason);
    }
  }

  /** What its writers know of the queue. */
  private final class Turn implements SessionWriters.Turn {

    @Override
    public long delayNs(FramePace framePace, long now) {
      return SessionQueue.this.delayNs(framePace, now);
    }

    @Override
    public void drain() {
      SessionQueue.this.drain();
    }

    @Override
    public void release() {
      SessionQueue.this.release();
    }

    @Override
    public void sweep() {
      SessionQueue.this.sweep();
    }

    @Override
    public void closeNow() {
      SessionQueue.this.closeNow();
    }

    @Override
    public void farewell(byte[] answer, CloseCode code, String reason) {
      SessionQueue.this.answer(answer);
      SessionQueue.this.close(code, reason);
    }

    @Override
    public QueueFigures figures() {
      return SessionQueue.this.figures();
    }
  }
}
