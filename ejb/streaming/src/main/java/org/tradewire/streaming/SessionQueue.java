package org.tradewire.streaming;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * What waits for one client: bounded in messages and in bytes, answers before data. Thread-safe;
 * every call returns at once.
 *
 * <p>Publishers only enqueue. A writer thread takes everything that waits into as few frames as the
 * client's format allows; at most one send is under way. When the queue is full, an event ends the
 * session with 4008 (or, without a subprotocol, replaces the oldest one); a book is dropped whole
 * and read again once the client has caught up; of other state the oldest goes, and the client is
 * told.
 */
public final class SessionQueue {

  private static final long WARNING_INTERVAL_NS = 5_000_000_000L;
  private static final long NO_SEND = 0;

  private final SessionTransport transport;
  private final SessionLimits limits;
  private final SessionWriters writers;
  private final ChannelHub hub;
  private final StreamStatistics statistics;
  private final LongSupplier nanoTime;
  private final FrameAssembler frames;

  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
  private final Map<String, Subscription> dirtyBooks = new LinkedHashMap<>();
  private final ArrayDeque<byte[]> answers = new ArrayDeque<>();
  private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
  private int waitingBytes;
  private boolean scheduled;
  private boolean closed;
  private long sendStartedNs = NO_SEND;
  private long lastWarningNs;
  private long lastInboundNs;
  private long lastPingNs;
  private int dropped;

  /** A message and the subscription it came through. */
  record Entry(Subscription subscription, StreamMessage message) {}

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
    this.lastInboundNs = nanoTime.getAsLong();
    this.lastPingNs = lastInboundNs;
    this.lastWarningNs = lastInboundNs - WARNING_INTERVAL_NS;
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

  /** Sends an answer, error or warning before any data that waits. */
  public synchronized void answer(byte[] json) {
    if (!closed) {
      answers.add(json);
      schedule();
    }
  }

  /** The client has sent something, a pong included: it is alive. */
  public synchronized void heard() {
    lastInboundNs = nanoTime.getAsLong();
  }

  /** Ends the session; what waits is dropped. */
  public void close(CloseCode code, String reason) {
    synchronized (this) {
      if (closed) {
        return;
      }
      drop();
    }
    transport.close(code.code(), reason);
  }

  /** The connection has ended: forgets what waits and leaves all rooms. */
  public void disconnected() {
    synchronized (this) {
      drop();
    }
    writers.unwatch(this);
    hub.leave(this);
  }

  synchronized void add(Subscription subscription) {
    subscriptions.put(subscription.channel().name(), subscription);
  }

  synchronized Subscription remove(Channel channel) {
    dirtyBooks.remove(channel.name());
    return subscriptions.remove(channel.name());
  }

  synchronized List<Subscription> removeAll() {
    List<Subscription> all = List.copyOf(subscriptions.values());
    subscriptions.clear();
    dirtyBooks.clear();
    return all;
  }

  /** Takes a message of a channel; the caller holds the subscription's monitor. */
  void offer(Subscription subscription, StreamMessage message) {
    boolean overrun = false;
    synchronized (this) {
      if (closed || dirtyBooks.containsKey(message.channel().name())) {
        return;
      }
      if (!conflate(subscription, message)) {
        if (full(message)) {
          overrun = !makeRoom(subscription, message);
        } else {
          enqueue(subscription, message);
        }
      }
      schedule();
    }
    if (overrun) {
      statistics.slowConsumer();
      close(CloseCode.SLOW, "events wait for a client that does not read them");
    }
  }

  /** One turn of a writer thread: sends one frame, and asks for another turn where more waits. */
  void drain() {
    List<Subscription> refresh;
    FrameAssembler.Frame frame;
    synchronized (this) {
      scheduled = false;
      if (closed || sendStartedNs != NO_SEND) {
        return;
      }
      frame = frames.next(answers, waiting);
      if (frame != null) {
        waitingBytes -= frame.dataBytes();
        sendStartedNs = Math.max(1, nanoTime.getAsLong());
      }
      refresh = waiting.isEmpty() ? List.copyOf(dirtyBooks.values()) : List.of();
      if (!refresh.isEmpty()) {
        dirtyBooks.clear();
      }
    }
    refresh.forEach(hub::refresh);
    if (frame != null) {
      statistics.messagesSent(frame.messages());
      send(frame);
    }
  }

  /** Looks after slow and silent clients; called a few times a second by one thread. */
  void sweep() {
    CloseCode end = null;
    boolean ping = false;
    synchronized (this) {
      if (closed) {
        return;
      }
      long now = nanoTime.getAsLong();
      long sendingMs = sendStartedNs == NO_SEND ? 0 : (now - sendStartedNs) / 1_000_000;
      long silentMs = (now - lastInboundNs) / 1_000_000;
      if (sendingMs > limits.closeSlowAfterMs()) {
        end = CloseCode.SLOW;
      } else if (silentMs > limits.closeSilentAfterMs()) {
        end = CloseCode.NO_PONG;
      } else if (sendingMs > limits.slowAfterMs()
          || waiting.size() > limits.maxQueuedMessages() / 2) {
        warn(now);
      }
      if (silentMs > limits.pingAfterMs()
          && (now - lastPingNs) / 1_000_000 > limits.pingAfterMs()
          && sendStartedNs == NO_SEND) {
        lastPingNs = now;
        ping = true;
      }
    }
    if (end == CloseCode.SLOW) {
      statistics.slowConsumer();
      close(end, "a frame was not taken for " + limits.closeSlowAfterMs() + " ms");
    } else if (end != null) {
      close(end, "no frame from the client for " + limits.closeSilentAfterMs() + " ms");
    } else if (ping) {
      transport.ping();
    }
  }

  private void send(FrameAssembler.Frame frame) {
    try {
      if (frame.text() != null) {
        transport.sendText(frame.text(), this::sent);
      } else {
        transport.sendBinary(frame.binary(), this::sent);
      }
    } catch (RuntimeException e) {
      sent(e);
    }
  }

  private void sent(Throwable failure) {
    if (failure != null) {
      // The container reports the end of the connection itself; nothing more can be sent.
      close(CloseCode.RECONNECT, "a frame could not be sent");
      return;
    }
    synchronized (this) {
      sendStartedNs = NO_SEND;
      if (!answers.isEmpty() || !waiting.isEmpty() || !dirtyBooks.isEmpty()) {
        schedule();
      }
    }
  }

  private void schedule() {
    if (!scheduled && sendStartedNs == NO_SEND) {
      scheduled = true;
      writers.schedule(this);
    }
  }

  private boolean full(StreamMessage message) {
    return waiting.size() >= limits.maxQueuedMessages()
        || (!waiting.isEmpty() && waitingBytes + message.json().length > limits.maxQueuedBytes());
  }

  private void enqueue(Subscription subscription, StreamMessage message) {
    waiting.add(new Entry(subscription, message));
    waitingBytes += message.json().length;
  }

  private boolean conflate(Subscription subscription, StreamMessage message) {
    if (message.key() == null || waiting.isEmpty()) {
      return false;
    }
    boolean replaced = removeIf(each -> message.key().equals(each.message().key()), true);
    if (replaced) {
      enqueue(subscription, message);
    }
    return replaced;
  }

  /** Makes room for a message by its channel's promise; false where the session has to end. */
  private boolean makeRoom(Subscription subscription, StreamMessage message) {
    Channel channel = message.channel();
    if (channel.kind() == ChannelKind.BOOK) {
      removeIf(each -> each.subscription() == subscription, false);
      dirtyBooks.put(channel.name(), subscription);
      noteDrop();
      return true;
    }
    if (channel.kind().deliveryClass() == DeliveryClass.EVENT && frames.format().v1()) {
      return false;
    }
    if (!dropOldest(channel.kind().deliveryClass())) {
      subscription.skipped(message.seq());
      noteDrop();
      return true;
    }
    enqueue(subscription, message);
    return true;
  }

  private boolean dropOldest(DeliveryClass deliveryClass) {
    Iterator<Entry> each = waiting.iterator();
    while (each.hasNext()) {
      Entry entry = each.next();
      Channel channel = entry.message().channel();
      if (channel.kind().deliveryClass() == deliveryClass && channel.kind() != ChannelKind.BOOK) {
        each.remove();
        forget(entry, true);
        return true;
      }
    }
    return false;
  }

  private boolean removeIf(Predicate<Entry> condition, boolean note) {
    boolean any = false;
    for (Iterator<Entry> each = waiting.iterator(); each.hasNext(); ) {
      Entry entry = each.next();
      if (condition.test(entry)) {
        each.remove();
        forget(entry, note);
        any = true;
      }
    }
    return any;
  }

  private void forget(Entry entry, boolean note) {
    waitingBytes -= entry.message().json().length;
    if (note) {
      entry.subscription().skipped(entry.message().seq());
    }
    noteDrop();
  }

  private void noteDrop() {
    dropped++;
    statistics.messageDropped();
    warn(nanoTime.getAsLong());
  }

  private void warn(long now) {
    if (now - lastWarningNs < WARNING_INTERVAL_NS) {
      return;
    }
    lastWarningNs = now;
    statistics.slowConsumer();
    String json =
        "{\"type\":\"warning\",\"code\":\"SLOW_CONSUMER\",\"message\":\"This client reads more"
            + " slowly than messages arrive.\",\"data\":{\"queued\":"
            + waiting.size()
            + ",\"dropped\":"
            + dropped
            + "}}";
    answers.add(json.getBytes(StandardCharsets.UTF_8));
    schedule();
  }

  private void drop() {
    closed = true;
    answers.clear();
    waiting.clear();
    dirtyBooks.clear();
    waitingBytes = 0;
  }
}
