package org.tradewire.trading.heatmap.control;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.Picture;
import org.tradewire.trading.heatmap.wire.HeatmapWire;
import org.tradewire.trading.heatmap.wire.PictureMessage;

/**
 * Makes messages of pictures, and of equal ones in a row only the first, whichever node published
 * it. Not thread-safe.
 */
public final class ToldPictures {
  private static final String TYPE = "snapshot";

  private final Map<Channel, String> digests = new HashMap<>();
  private final Map<Channel, Written> prepared = new HashMap<>();
  private final EnvelopeWriter envelope = new EnvelopeWriter();
  private final JsonBytes levels = new JsonBytes();

  /** A snapshot, its levels as they stand in the message, and its digest. */
  private record Written(HeatmapSnapshot snapshot, byte[] levels, String digest) {}

  /** The channel of a symbol's picture; the default model's has no name of its own. */
  public static Channel channel(String symbol, HeatmapModel model) {
    return model == HeatmapModel.ISOLATED_MARGIN
        ? Channel.heatmap(symbol)
        : Channel.heatmap(symbol, model.word());
  }

  /** What a symbol's channels were told last, by this node or another. */
  public void learn(String symbol, StreamBroker broker) {
    forget(symbol);
    for (HeatmapModel model : HeatmapModel.values()) {
      Channel channel = channel(symbol, model);
      broker.newest(channel).ifPresent(newest -> digests.put(channel, digestOf(newest)));
    }
  }

  /** Nothing is known of what a symbol's channels were told last. */
  public void forget(String symbol) {
    for (HeatmapModel model : HeatmapModel.values()) {
      forget(channel(symbol, model));
    }
  }

  /** Nothing is known of what a channel was told last. */
  public void forget(Channel channel) {
    digests.remove(channel);
    prepared.remove(channel);
  }

  /** Writes what is likely to be in the next message, so that making that takes less. */
  public void prepare(String symbol, Picture picture) {
    prepared.compute(
        channel(symbol, picture.model()), (channel, before) -> written(picture.snapshot(), before));
  }

  /** The message of a picture; empty where the channel was told an equal one last. */
  public Optional<StateUpdate> message(String symbol, Picture picture, long nowMs) {
    Channel channel = channel(symbol, picture.model());
    Written written = written(picture.snapshot(), prepared.remove(channel));
    if (written.digest().equals(digests.get(channel))) {
      return Optional.empty();
    }
    HeatmapWire.picture(
        envelope.begin(TYPE, HeatmapWire.symbol(symbol), nowMs).data(), picture, written.levels());
    digests.put(channel, written.digest());
    return Optional.of(new StateUpdate(channel, envelope.withoutPosition(), TYPE, 0));
  }

  private String digestOf(StreamMessage message) {
    HeatmapSnapshot snapshot = PictureMessage.of(message).picture().snapshot();
    return SnapshotDigest.ofWritten(snapshot, levels(snapshot));
  }

  private Written written(HeatmapSnapshot snapshot, Written before) {
    if (before != null && before.snapshot().equals(snapshot)) {
      return before;
    }
    byte[] written = levels(snapshot);
    return new Written(snapshot, written, SnapshotDigest.ofWritten(snapshot, written));
  }

  private byte[] levels(HeatmapSnapshot snapshot) {
    HeatmapWire.levels(levels.reset(), snapshot.levels());
    return levels.toBytes();
  }
}
