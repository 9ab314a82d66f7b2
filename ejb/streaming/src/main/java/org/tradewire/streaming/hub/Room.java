package org.tradewire.streaming.hub;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.meter.ChannelMeter;
import org.tradewire.streaming.meter.StreamMeter;
import org.tradewire.streaming.session.Subscription;

/**
 * The subscriptions of one channel on this node. Publishing reads an array without a lock; changes
 * are made under the room's monitor by the hub. Thousands that come or go at once do not copy the
 * array each: who comes takes a place after all that are read, who goes leaves an empty one.
 */
final class Room {

  private static final int FIRST_PLACES = 4;
  private static final Members NOBODY = new Members(new Subscription[0], 0, 0);

  private final Channel channel;
  private final StreamMeter meter;
  private final ChannelMeter channelMeter;
  private final CompletableFuture<Void> listening = new CompletableFuture<>();
  private volatile Members members = NOBODY;

  /** Of this node, beside the sessions; null where there is none. */
  private volatile Consumer<StreamMessage> follower;

  private boolean closed;

  /**
   * Its subscriptions.
   *
   * @param places shared with the members before and after; empty where somebody has left
   * @param end after the last place that is read
   * @param present how many of those are taken
   */
  private record Members(Subscription[] places, int end, int present) {

    Members with(Subscription subscription) {
      Subscription[] room =
          end < places.length ? places : Arrays.copyOf(places, Math.max(FIRST_PLACES, 2 * end));
      room[end] = subscription;
      return new Members(room, end + 1, present + 1);
    }

    Members without(int place) {
      places[place] = null;
      Members rest = new Members(places, end, present - 1);
      return rest.present < end / 2 ? rest.compact() : rest;
    }

    private Members compact() {
      Subscription[] taken = stream().toArray(Subscription[]::new);
      return new Members(taken, taken.length, taken.length);
    }

    int placeOf(Subscription subscription) {
      for (int i = 0; i < end; i++) {
        if (places[i] == subscription) {
          return i;
        }
      }
      return -1;
    }

    Stream<Subscription> stream() {
      return Arrays.stream(places, 0, end).filter(Objects::nonNull);
    }
  }

  Room(Channel channel, StreamMeter meter) {
    this.channel = channel;
    this.meter = meter;
    this.channelMeter = meter.channel(channel);
  }

  void publish(StreamMessage message) {
    long beganNs = System.nanoTime();
    Members all = members;
    for (int i = 0; i < all.end; i++) {
      Subscription each = all.places[i];
      if (each != null) {
        each.accept(message);
      }
    }
    channelMeter.broadcast(System.nanoTime() - beganNs);
    Consumer<StreamMessage> follows = follower;
    if (follows != null) {
      follows.accept(message);
    }
    if (message.sourceTimeNs() != 0 && !message.initial()) {
      meter.queued(message.sourceTimeNs());
    }
  }

  int size() {
    return members.present;
  }

  void add(Subscription subscription) {
    members = members.with(subscription);
    channelMeter.entered();
  }

  boolean remove(Subscription subscription) {
    int place = members.placeOf(subscription);
    if (place < 0) {
      return false;
    }
    members = members.without(place);
    channelMeter.left();
    return true;
  }

  /** Names who follows the channel beside the sessions; null for nobody. */
  void follow(Consumer<StreamMessage> next) {
    follower = next;
  }

  /** Whether neither a session nor a follower is there. */
  boolean isDeserted() {
    return members.present == 0 && follower == null;
  }

  Channel channel() {
    return channel;
  }

  List<Subscription> subscriptions() {
    return members.stream().toList();
  }

  /**
   * Waits, without the monitor, until what is published from now on comes to the room.
   *
   * @throws RuntimeException it does not
   */
  void awaitListening() {
    listening.join();
  }

  /** What is published comes to the room from now on. */
  void listens() {
    listening.complete(null);
  }

  /** What is published does not come to the room; who is in it has to leave. */
  void cannotListen(Throwable reason) {
    listening.completeExceptionally(reason);
  }

  /**
   * Closes the room where nobody is left.
   *
   * @return whether it is closed
   */
  boolean closeIfDeserted() {
    closed = isDeserted();
    return closed;
  }

  /** A closed room takes nobody in; the hub makes a new one. */
  boolean closed() {
    return closed;
  }
}
