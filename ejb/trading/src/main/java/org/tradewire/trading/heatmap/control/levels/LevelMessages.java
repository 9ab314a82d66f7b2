package org.tradewire.trading.heatmap.control.levels;

import java.math.BigDecimal;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.ChangeFolding;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.wire.HeatmapWire;
import org.tradewire.trading.heatmap.wire.PictureMessage;

/**
 * Messages of changed levels, and how waiting ones become one: of each price the newest densities,
 * and everything else as the newest says it.
 */
final class LevelMessages {
  private static final String TYPE = "heatmap_levels";
  private static final int ENVELOPE_BYTES = 330;
  private static final int LEVEL_BYTES = 64;
  private static final ChangeFolding<StreamMessage> FOLDING = FoldedLevels::new;

  private LevelMessages() {}

  /** The whole picture. */
  static StreamMessage whole(Channel channel, long epoch, long seq, PictureMessage picture) {
    return begun(picture.with(shown(picture))).initial(channel, epoch, seq);
  }

  /**
   * A change.
   *
   * @param changed the picture with the levels alone that changed
   */
  static StreamMessage change(Channel channel, long epoch, long seq, PictureMessage changed) {
    return begun(changed).live(channel, epoch, seq).withFolding(FOLDING, changed);
  }

  private static EnvelopeWriter begun(PictureMessage picture) {
    EnvelopeWriter envelope = new EnvelopeWriter();
    HeatmapWire.picture(
        envelope.begin(TYPE, picture.symbol(), picture.timeMs()).data(), picture.picture());
    return envelope;
  }

  /** The levels of a picture that hold a hundredth at least: 0 and 0 says that a level is gone. */
  static List<HeatmapLevel> shown(PictureMessage picture) {
    return picture.picture().snapshot().levels().stream().filter(each -> !each.isEmpty()).toList();
  }

  /** Says that a level is gone. */
  static HeatmapLevel gone(BigDecimal price) {
    return new HeatmapLevel(price, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  private static final class FoldedLevels implements ChangeFolding.Folded<StreamMessage> {
    private final NavigableMap<BigDecimal, HeatmapLevel> levels = new TreeMap<>();
    private StreamMessage newest;

    FoldedLevels(StreamMessage first) {
      add(first);
    }

    @Override
    public void add(StreamMessage newer) {
      picture(newer).picture().snapshot().levels().forEach(each -> levels.put(each.price(), each));
      newest = newer;
    }

    @Override
    public int estimatedBytes() {
      return ENVELOPE_BYTES + LEVEL_BYTES * levels.size();
    }

    @Override
    public StreamMessage toMessage() {
      return change(
          newest.channel(),
          newest.epoch(),
          newest.seq(),
          picture(newest).with(List.copyOf(levels.values())));
    }

    private static PictureMessage picture(StreamMessage message) {
      return (PictureMessage) message.change();
    }
  }
}
