package org.tradewire.streaming;

import java.util.Arrays;
import java.util.List;

/**
 * The subscriptions of one channel on this node. Publishing reads an immutable array; changes are
 * made under the room's monitor by the hub.
 */
final class Room {

  private static final Subscription[] NOBODY = {};

  private final StreamMeter meter;
  private final ChannelMeter channelMeter;
  private volatile Subscription[] subscriptions = NOBODY;
  private boolean closed;

  Room(Channel channel, StreamMeter meter) {
    this.meter = meter;
    this.channelMeter = meter.channel(channel);
  }

  void publish(StreamMessage message) {
    long beganNs = System.nanoTime();
    for (Subscription each : subscriptions) {
      each.accept(message);
    }
    channelMeter.broadcast(System.nanoTime() - beganNs);
    if (message.sourceTimeNs() != 0 && !message.initial()) {
      meter.queued(message.sourceTimeNs());
    }
  }

  int size() {
    return subscriptions.length;
  }

  void add(Subscription subscription) {
    Subscription[] next = Arrays.copyOf(subscriptions, subscriptions.length + 1);
    next[next.length - 1] = subscription;
    subscriptions = next;
    channelMeter.entered();
  }

  boolean remove(Subscription subscription) {
    Subscription[] before = subscriptions;
    subscriptions =
        Arrays.stream(before).filter(each -> each != subscription).toArray(Subscription[]::new);
    boolean removed = subscriptions.length < before.length;
    if (removed) {
      channelMeter.left();
    }
    return removed;
  }

  List<Subscription> relayedSubscriptions() {
    return Arrays.stream(subscriptions).filter(each -> each.channel().kind().relayed()).toList();
  }

  /** A closed room takes nobody in; the hub makes a new one. */
  boolean closed() {
    return closed;
  }

  void close() {
    closed = true;
  }
}
