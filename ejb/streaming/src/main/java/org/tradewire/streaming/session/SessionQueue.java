package org.tradewire.streaming.session;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.channel.DeliveryClass;
import org.tradewire.streaming.channel.DeliveryMode;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.SkippedRange;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.meter.ChannelMeter;
import org.tradewire.streaming.meter.StreamStatistics;

/**
 * What waits for one client, as publishers, requests and subscriptions see it. Thread-safe; every
 * call returns at once, none sends: publishers enqueue, and the {@link SessionWriters} let {@link
 * SessionSender} take everything that waits into as few frames as the client's format allows. All
 * of one session is guarded by this queue's monitor. What happens when the client is slower than
 * its channels is {@link Backlog}'s.
 */
public final class SessionQueue {

  /** Numbers that are left out for a client before it is told so without a message. */
  private static final int ANNOUNCED_AT = 1_000;

  private final SessionFormat format;
  private final SessionWriters writers;
  private final Rooms rooms;
  private final SessionSender sender;
  private final Backlog backlog;
  private final SessionSubscriptions subscriptions;
  private final Outlet outlet = new QueueOutlet();

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
    this.format = format;
    this.writers = writers;
    this.rooms = rooms;
    this.sender =
        new SessionSender(
            this, transport, format, limits, writers, rooms::refresh, statistics, nanoTime);
    this.backlog = sender.backlog();
    this.subscriptions = sender.subscriptions();
    writers.watch(sender);
  }

  /**
   * How a subscription is served that asks for no mode: a client without a subprotocol loses the
   * oldest events rather than its connection.
   */
  private DeliveryMode defaultMode(ChannelKind kind) {
    DeliveryMode mode = kind.defaultMode();
    return mode == DeliveryMode.RAW && !format.v1() ? DeliveryMode.DISTINCT : mode;
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
   * Where a subscription stands: after the newest message that was queued for the client, which may
   * still wait to be sent; at 0 where there was none, or the subscription has ended.
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
    return sender.isEnding();
  }

  /** Sends an answer, error or warning before any data that waits. */
  public synchronized void answer(byte[] json) {
    sender.answer(json);
  }

  /** The client has sent something, a pong included: it is alive. */
  public synchronized void heard() {
    sender.heard();
  }

  /**
   * Ends the session: messages that wait are dropped; a frame under way and answers that wait are
   * sent first, where that takes at most a second. Does not wait for it.
   */
  public synchronized void close(CloseCode code, String reason) {
    sender.close(code, reason);
  }

  /** The connection has ended: forgets what waits and leaves all rooms. */
  public void disconnected() {
    synchronized (this) {
      sender.disconnected();
    }
    writers.unwatch(sender);
    rooms.leave(this);
  }

  /**
   * A place of the session in a channel, which it does not have before it is added.
   *
   * @param logged whether the channel's source keeps all of its messages, so that a client that
   *     wants each and does not keep up can be given them from there
   */
  public Subscription subscription(
      Channel channel,
      SubscribeOptions options,
      boolean logged,
      Subscription.Repair repair,
      ChannelMeter meter) {
    DeliveryMode mode = options.mode() == null ? defaultMode(channel.kind()) : options.mode();
    long minIntervalNs = TimeUnit.MILLISECONDS.toNanos(options.minIntervalMs());
    Flow flow = new Flow(channel, mode, minIntervalNs, options.filter(), meter);
    flow.logged(logged);
    return new Subscription(outlet, flow, repair);
  }

  /**
   * @return false where the connection has ended: nobody would ever end the subscription
   */
  public synchronized boolean add(Subscription subscription) {
    if (sender.isDisconnected()) {
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

  /** What its writers call. */
  SessionWriters.Turn turn() {
    return sender;
  }

  /** What its subscriptions know of the queue. */
  private final class QueueOutlet implements Outlet {

    @Override
    public Object monitor() {
      return SessionQueue.this;
    }

    @Override
    public void offer(Flow flow, StreamMessage message) {
      if (!flow.replaying()) {
        flow.lagging(false); // Live again: it has caught up.
      }
      if (flow.filter().takesAll()) {
        sender.offer(flow, message);
      } else {
        message.each().forEach(each -> offerWhatIsAskedFor(flow, each));
      }
    }

    /**
     * What is left out is announced before the next message; where none comes, from time to time,
     * so that the client goes on from there if it comes back.
     */
    private void offerWhatIsAskedFor(Flow flow, StreamMessage message) {
      if (flow.filter().takes(message)) {
        sender.offer(flow, message);
        return;
      }
      flow.skipped(SkippedRange.leftOut(message));
      if (format.v1() && flow.waiting() == 0 && flow.skippedCount() >= ANNOUNCED_AT) {
        sender.answer(flow.takeSkipped().note(flow.channel()));
      }
    }

    @Override
    public boolean lags(Flow flow, StreamMessage message) {
      boolean behind = flow.canLag() && !hasRoomForEvent(flow, message);
      if (behind) {
        flow.lagging(true);
        readLater(flow);
      }
      return behind;
    }

    private boolean hasRoomForEvent(Flow flow, StreamMessage message) {
      if (backlog.hasRoomForEvents(message.count(), message.json().length)) {
        return true;
      }
      List<StreamMessage> wanted =
          flow.filter().takesAll()
              ? List.of(message)
              : message.each().stream().filter(flow.filter()::takes).toList();
      int count = wanted.stream().mapToInt(StreamMessage::count).sum();
      long bytes = wanted.stream().mapToLong(each -> each.json().length).sum();
      return wanted.isEmpty() || backlog.hasRoomForEvents(count, bytes);
    }

    /** Half of the queue is left for what is published meanwhile. */
    @Override
    public boolean hasRoomFor(StreamMessage message) {
      return backlog.hasReplayRoomFor(message.channel(), message.count(), message.json().length);
    }

    @Override
    public boolean hasRoomFor(List<StreamMessage> messages) {
      int count = messages.stream().mapToInt(StreamMessage::count).sum();
      long bytes = messages.stream().mapToLong(each -> each.json().length).sum();
      // A run counts as its messages; of state one is let through, as a new subscriber's first is.
      return messages.isEmpty()
          || (messages.size() == 1 && !isEvent(messages.get(0)))
          || backlog.hasReplayRoomFor(messages.get(0).channel(), count, bytes);
    }

    private static boolean isEvent(StreamMessage message) {
      return message.channel().kind().deliveryClass() == DeliveryClass.EVENT;
    }

    @Override
    public void isRead(Flow flow) {
      backlog.isRead(flow);
    }

    @Override
    public void readLater(Flow flow) {
      backlog.readLater(flow);
      sender.schedule();
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
}
