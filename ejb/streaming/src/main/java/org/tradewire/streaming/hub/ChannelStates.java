package org.tradewire.streaming.hub;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.channel.DeliveryClass;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.session.SubscribeOptions;
import org.tradewire.streaming.session.Subscription;

/**
 * Reads the states and logs of channels, from whoever answers for a kind of channels or from the
 * relay, and brings a subscription to where its channel is. Thread-safe; reads on the caller's
 * thread, and may wait for a database or the relay.
 */
final class ChannelStates {

  /** Events of a log that are looked through for a client that asks for some of them. */
  static final int MAX_FILTERED = 10_000;

  private static final int MAX_STATE_READS = 5;

  private final StreamBroker broker;
  private final Map<ChannelKind, ChannelSource> sources = new ConcurrentHashMap<>();

  ChannelStates(StreamBroker broker) {
    this.broker = broker;
  }

  /** Names the one who answers for a kind of channels; replaces an earlier one. */
  void register(ChannelKind kind, ChannelSource source) {
    sources.put(kind, source);
  }

  /** Somebody begins to listen to a channel. */
  void begin(Channel channel) {
    ChannelSource source = sources.get(channel.kind());
    if (source != null) {
      source.begin(channel);
    }
  }

  /** Nobody listens to a channel any more. */
  void end(Channel channel) {
    ChannelSource source = sources.get(channel.kind());
    if (source != null) {
      source.end(channel);
    }
  }

  /** Whether a channel's log is followed to its end by its source, which then publishes it. */
  boolean isFollowed(Channel channel) {
    ChannelSource source = sources.get(channel.kind());
    return source != null && source.isFollowed();
  }

  /** Where the log of a channel ends; empty where there is a state to send. */
  Optional<Position> logEnd(Channel channel) {
    ChannelSource source = sources.get(channel.kind());
    return source == null ? Optional.empty() : source.logEnd(channel);
  }

  /**
   * What follows a position; empty where that is not known any more. Event channels are kept by
   * their source, relayed state by the relay.
   */
  Optional<List<StreamMessage>> missed(Channel channel, Position since) {
    ChannelSource source = sources.get(channel.kind());
    Optional<List<StreamMessage>> missed =
        source == null ? Optional.empty() : source.since(channel, since.epoch(), since.seq());
    return missed.isEmpty() && isRelayedState(channel) ? broker.since(channel, since) : missed;
  }

  /**
   * What a client has missed; empty where it has seen nothing, and where it would be too much to
   * read: of a log that is filtered a client takes little, however fast it is read for it.
   */
  Optional<List<StreamMessage>> missed(Channel channel, SubscribeOptions options) {
    Position since = options.since();
    boolean tooFar =
        since != null
            && !options.filter().takesAll()
            && logEnd(channel).filter(end -> end.seq() - since.seq() > MAX_FILTERED).isPresent();
    return since == null || tooFar ? Optional.empty() : missed(channel, since);
  }

  /** The state of a channel. */
  List<StreamMessage> state(Channel channel) {
    ChannelSource source = sources.get(channel.kind());
    return source == null ? newest(channel) : source.snapshot(channel);
  }

  /** Where nobody answers for derived state, its newest message is the state. */
  private List<StreamMessage> newest(Channel channel) {
    return isRelayedState(channel) ? broker.state(channel).stream().toList() : List.of();
  }

  private static boolean isRelayedState(Channel channel) {
    return channel.kind().relayed() && channel.kind().deliveryClass() == DeliveryClass.STATE;
  }

  /**
   * Sends a subscription its channel's state and what was held back after it. Where live messages
   * arrive faster than their state can be read, that ends the session.
   *
   * @return the state that was sent; empty where there is none or the session ends
   */
  List<StreamMessage> send(Subscription subscription) {
    return send(subscription, state(subscription.channel()));
  }

  /**
   * As {@link #send(Subscription)}, where the state was read already.
   *
   * @param first read after the subscription began to hold messages back
   */
  List<StreamMessage> send(Subscription subscription, List<StreamMessage> first) {
    List<StreamMessage> state = first;
    for (int i = 1; !subscription.resume(state); i++) {
      if (i == MAX_STATE_READS) {
        return lose(subscription);
      }
      state = state(subscription.channel());
    }
    return state;
  }

  private static List<StreamMessage> lose(Subscription subscription) {
    // Live messages arrive faster than their state can be read: the client has to come again.
    subscription.lose("state of " + subscription.channel() + " moves on");
    return List.of();
  }

  /**
   * Sends a subscription what it has missed; of a log a page, the rest follows as it is taken.
   *
   * @param missed as {@link #missed} has read it
   * @return false where the channel was numbered anew: the state follows
   */
  static boolean catchUp(Subscription subscription, List<StreamMessage> missed) {
    boolean event = subscription.channel().kind().deliveryClass() == DeliveryClass.EVENT;
    if (!event) {
      return subscription.catchUp(missed, false);
    }
    int size = LogPages.large(missed);
    boolean more = size < missed.size() || size > ChannelSource.PAGE;
    return subscription.catchUp(missed.subList(0, size), more);
  }
}
