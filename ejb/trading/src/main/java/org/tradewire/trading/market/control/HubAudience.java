package org.tradewire.trading.market.control;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.message.StreamMessage;

/** The rooms of this node. */
public final class HubAudience implements Audience {

  private static final Set<ChannelKind> OF_RINGS = EnumSet.of(ChannelKind.TRADES, ChannelKind.BOOK);

  private final ChannelHub hub;

  /** Those who are in the hub's rooms. */
  public HubAudience(ChannelHub hub) {
    this.hub = hub;
  }

  @Override
  public boolean listensTo(Channel channel) {
    return hub.hasSubscribers(channel);
  }

  @Override
  public void publish(List<StreamMessage> batch) {
    hub.publishAll(batch);
  }

  @Override
  public void renumber(String venue) {
    hub.renumber(channel -> OF_RINGS.contains(channel.kind()) && channel.argument(0).equals(venue));
  }
}
