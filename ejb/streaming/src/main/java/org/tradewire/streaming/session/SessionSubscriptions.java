package org.tradewire.streaming.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.Position;

/**
 * The channels of one session, in the order of their subscription. Guarded by the queue's monitor.
 */
final class SessionSubscriptions {

  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>(0);
  private final Pace pace;

  SessionSubscriptions(Pace pace) {
    this.pace = pace;
  }

  int size() {
    return subscriptions.size();
  }

  boolean has(Channel channel) {
    return subscriptions.containsKey(channel.name());
  }

  /** Those whose messages these are. */
  List<Subscription> of(List<Flow> flows) {
    return flows.stream()
        .map(each -> subscriptions.get(each.channel().name()))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Where the client stands in a channel; null where it is not subscribed or got nothing. */
  Position position(Channel channel) {
    Subscription subscription = subscriptions.get(channel.name());
    return subscription == null ? null : subscription.position();
  }

  List<Channel> channels() {
    return subscriptions.values().stream().map(Subscription::channel).toList();
  }

  /** The session was found slow: each of its channels counts that. */
  void countSlow() {
    subscriptions.values().forEach(each -> each.flow().meter().slow());
  }

  void add(Subscription subscription) {
    subscriptions.put(subscription.channel().name(), subscription);
    pace.subscribed(subscription.flow());
  }

  /** The subscription that was removed; null where there was none. */
  Subscription remove(Channel channel) {
    Subscription subscription = subscriptions.remove(channel.name());
    if (subscription != null) {
      pace.unsubscribed(subscription.flow());
    }
    return subscription;
  }

  List<Subscription> removeAll() {
    List<Subscription> all = List.copyOf(subscriptions.values());
    all.forEach(each -> pace.unsubscribed(each.flow()));
    subscriptions.clear();
    return all;
  }
}
