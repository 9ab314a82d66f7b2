package org.tradewire.trading.heatmap.control.levels;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.hub.BoundedExecutor;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.hub.ChannelSource;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.relay.StreamBroker;

/**
 * Makes the channels {@code heatmap-levels} of this node: of each picture that the relay brings the
 * levels that changed, under the picture's own number, so that every node tells the same under the
 * same numbers. Pictures are read only while somebody on this node asks for their changes.
 * Thread-safe.
 */
public final class LevelChannels implements ChannelSource {
  /** Reading pictures, all channels together, must not take the threads of others. */
  private static final int READ_AT_ONCE = 2;

  private final ChannelHub hub;
  private final StreamBroker broker;
  private final Executor readers;
  private final Map<Channel, LevelChannel> channels = new ConcurrentHashMap<>();

  /**
   * @param executor runs short tasks
   */
  public LevelChannels(ChannelHub hub, StreamBroker broker, Executor executor) {
    this.hub = hub;
    this.broker = broker;
    this.readers = new BoundedExecutor(executor, READ_AT_ONCE);
  }

  @Override
  public void begin(Channel channel) {
    LevelChannel levels = new LevelChannel(channel, hub::publish);
    channels.put(channel, levels);
    Channel pictures = Channel.heatmapOf(channel);
    hub.follow(pictures, new PicturesInTurn(readers, levels::take)::take);
    broker.newest(pictures).ifPresent(levels::goOnFrom);
  }

  @Override
  public void end(Channel channel) {
    channels.remove(channel);
    hub.unfollow(Channel.heatmapOf(channel));
  }

  /** The newest picture as the relay has it. */
  @Override
  public List<StreamMessage> snapshot(Channel channel) {
    LevelChannel known = channels.get(channel);
    LevelChannel levels = known == null ? new LevelChannel(channel, hub::publish) : known;
    // The relay forgets what was told long ago, and the next change builds on it all the same.
    return broker
        .newest(Channel.heatmapOf(channel))
        .map(levels::whole)
        .or(levels::lastWhole)
        .stream()
        .toList();
  }

  /** Who has the newest picture has missed nothing; for others it is read anew. */
  @Override
  public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
    return broker
        .newest(Channel.heatmapOf(channel))
        .filter(newest -> newest.epoch() == epoch && newest.seq() == seq)
        .map(newest -> List.of());
  }
}
