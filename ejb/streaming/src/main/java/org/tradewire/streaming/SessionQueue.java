package org.tradewire.streaming;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

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
  private final ChannelHub hub;
  private final StreamStatistics statistics;
  private final LongSupplier nanoTime;
  private final FrameAssembler frames;
  private final Backlog backlog;
  private final ClientWatch watch;
  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>(0);

  private boolean scheduled;
  private boolean inTurn;
  private boolean sending;
  private long sendStartedNs;
  private boolean pingDue;
  private Closing closing;
  private boolean ended;
  private boolean disconnected;

  /**
   * @param nanoTime a monotonic clock in nanoseconds
   */
  public SessionQueue(
      SessionTransport transport,
      SessionFormat format,
      SessionLimits limits,
      SessionWriters writers,
      ChannelHub hub,
      StreamStatistics statistics,
      LongSupplier nanoTime) {
    this.transport = transport;
    this.limits = limits;
    this.writers = writers;
    this.hub = hub;
    this.statistics = statistics;
    this.nanoTime = nanoTime;
    this.frames = new FrameAssembler(format, limits);
    this.backlog = new Backlog(limits, format.v1(), statistics);
    this.watch = new ClientWatch(limits, nanoTime.getAsLong());
    writers.watch(this);
  }

  /** How many channels the session is subscribed to. */
  public synchronized int channels() {
    return subscriptions.size();
  }

  /** Whether the session is subscribed to a channel. */
  public synchronized boolean has(Channel channel) {
    return subscriptions.containsKey(channel.name());
  }

  /** The channels the session is subscribed to. */
  public synchronized List<Channel> subscriptions() {
    return subscriptions.values().stream().map(Subscription::channel).toList();
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
    writers.unwatch(this);
    hub.leave(this);
  }

  /**
   * @return false where the connection has ended: nobody would ever end the subscription
   */
  synchronized boolean add(Subscription subscription) {
    if (disconnected) {
      return false;
    }
    subscriptions.put(subscription.channel().name(), subscription);
    return true;
  }

  synchronized Subscription remove(Channel channel) {
    return subscriptions.remove(channel.name());
  }

  synchronized List<Subscription> removeAll() {
    List<Subscription> all = List.copyOf(subscriptions.values());
    subscriptions.clear();
    return all;
  }

  /** Takes a message of a channel; the caller holds the subscription's monitor. */
  synchronized void offer(Subscription subscription, StreamMessage message) {
    if (closing != null || disconnected) {
      return;
    }
    if (!backlog.offer(subscription, message)) {
      statistics.slowConsumer();
      end(CloseCode.SLOW, "events wait for a client that does not read them", true);
    } else if (watch.hasNewDrops(backlog)) {
      warnIfSlow(nanoTime.getAsLong());
    }
    schedule();
  }

  /** Drops what waits of a subscription that has ended. */
  synchronized void forget(Subscription subscription) {
    backlog.remove(subscription);
  }

  /** The state of a subscription is about to be read; the caller holds its monitor. */
  synchronized void bookIsRead(Subscription subscription) {
    backlog.bookIsRead(subscription);
  }

  /** One turn of a writer thread: sends some frames, and asks for another turn where more waits. */
  void drain() {
    synchronized (this) {
      scheduled = false;
      if (inTurn) {
        return;
      }
      inTurn = true;
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
      statistics.slowConsumer();
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

  /** Does what is due next; false where nothing is, or a send is under way. */
  private boolean step() {
    Closing end = null;
    boolean ping = false;
    FrameAssembler.Parts parts = null;
    List<Subscription> lostBooks = List.of();
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
        parts = frames.take(backlog);
        lostBooks = backlog.booksToRead();
        if (parts != null) {
          sending = true;
          sendStartedNs = nanoTime.getAsLong();
        }
      }
    }
    if (end != null) {
      transport.close(end.code().code(), end.reason());
      return false;
    }
    if (ping) {
      transport.ping();
    }
    lostBooks.forEach(hub::refresh);
    if (parts != null) {
      send(parts);
    }
    return parts != null;
  }

  private void send(FrameAssembler.Parts parts) {
    statistics.messagesSent(parts.json().size());
    try {
      frames.send(parts, transport, this::sent);
    } catch (RuntimeException e) {
      sent(e);
    }
  }

  private synchronized void sent(Throwable failure) {
    sending = false;
    if (failure != null) {
      // The container reports the end of the connection itself; nothing more can be sent.
      end(CloseCode.RECONNECT, "a frame could not be sent", true);
    }
    schedule();
  }

  private boolean due() {
    if (ended || disconnected) {
      return false;
    }
    if (closing != null) {
      return closing.atOnce() || !sending;
    }
    return !sending && (pingDue || !backlog.isEmpty() || !backlog.booksToRead().isEmpty());
  }

  private void schedule() {
    if (!scheduled && !inTurn && due()) {
      scheduled = true;
      writers.schedule(this);
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

  private void warnIfSlow(long now) {
    byte[] warning = watch.warning(now, sendingNs(now), backlog);
    if (warning != null) {
      statistics.slowConsumer();
      backlog.answer(warning);
    }
  }
}
