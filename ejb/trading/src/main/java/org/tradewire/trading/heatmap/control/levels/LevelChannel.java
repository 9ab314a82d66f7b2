package org.tradewire.trading.heatmap.control.levels;

import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.wire.PictureMessage;

/**
 * One channel of changes: compares each picture with the one before it. The whole picture is told
 * where there is none before it, under a new epoch, after numbers that never came, in other
 * buckets, and where more changes than does not: after a recomputation, and when closed positions
 * thin every level out. Thread-safe; publishes under its lock, in the order of the pictures.
 */
final class LevelChannel {
  private static final System.Logger LOG = System.getLogger(LevelChannel.class.getName());

  private final Channel channel;
  private final Consumer<StreamMessage> told;
  private Known last;

  /** A picture that was read, and its message as a whole once somebody has asked for it. */
  private static final class Known {
    private final long epoch;
    private final long seq;
    private final PictureMessage picture;
    private StreamMessage whole;

    Known(StreamMessage message) {
      epoch = message.epoch();
      seq = message.seq();
      picture = PictureMessage.of(message);
    }

    boolean isOf(StreamMessage message) {
      return epoch == message.epoch() && seq == message.seq();
    }

    /** Whether a message is this one or an earlier one, which comes late or again. */
    boolean isNotBefore(StreamMessage message) {
      return message.epoch() < epoch || message.epoch() == epoch && message.seq() <= seq;
    }

    boolean isFollowedBy(Known next) {
      return next.epoch == epoch
          && next.seq == seq + 1
          && next.picture.picture().bucket().compareTo(picture.picture().bucket()) == 0;
    }

    StreamMessage whole(Channel channel) {
      if (whole == null) {
        whole = LevelMessages.whole(channel, epoch, seq, picture);
      }
      return whole;
    }
  }

  /**
   * @param told hears of each message, under the lock; must neither block nor throw
   */
  LevelChannel(Channel channel, Consumer<StreamMessage> told) {
    this.channel = channel;
    this.told = told;
  }

  /** Takes the picture that is there already, and tells nothing: who asks reads it himself. */
  synchronized void goOnFrom(StreamMessage picture) {
    if (last == null) {
      last = new Known(picture);
    }
  }

  /** Takes the next picture and tells what it changed. */
  synchronized void take(StreamMessage picture) {
    if (last != null && last.isNotBefore(picture)) {
      return;
    }
    try {
      Known next = new Known(picture);
      StreamMessage message = message(next);
      last = next;
      told.accept(message);
    } catch (RuntimeException e) {
      // Whole again with the next one; a publisher must not suffer from who reads what he tells.
      LOG.log(Level.WARNING, "event=heatmap_levels_unreadable channel=" + channel, e);
    }
  }

  private StreamMessage message(Known next) {
    if (last != null && last.isFollowedBy(next)) {
      List<HeatmapLevel> changed = changed(last.picture, next.picture);
      if (2 * changed.size() <= next.picture.picture().snapshot().levels().size()) {
        return LevelMessages.change(channel, next.epoch, next.seq, next.picture.with(changed));
      }
    }
    return next.whole(channel);
  }

  /**
   * The whole picture at a position, for who begins there; made once for all who ask for the
   * newest.
   */
  synchronized StreamMessage whole(StreamMessage picture) {
    return last != null && last.isOf(picture)
        ? last.whole(channel)
        : new Known(picture).whole(channel);
  }

  /** The last picture that was told, as a whole; empty before the first. */
  synchronized Optional<StreamMessage> lastWhole() {
    return Optional.ofNullable(last).map(each -> each.whole(channel));
  }

  private static List<HeatmapLevel> changed(PictureMessage before, PictureMessage after) {
    Map<BigDecimal, HeatmapLevel> left = new TreeMap<>();
    LevelMessages.shown(before).forEach(each -> left.put(each.price(), each));
    Map<BigDecimal, HeatmapLevel> changed = new TreeMap<>();
    for (HeatmapLevel level : LevelMessages.shown(after)) {
      HeatmapLevel was = left.remove(level.price());
      if (was == null || !isSame(was, level)) {
        changed.put(level.price(), level);
      }
    }
    left.keySet().forEach(price -> changed.put(price, LevelMessages.gone(price)));
    return new ArrayList<>(changed.values());
  }

  private static boolean isSame(HeatmapLevel one, HeatmapLevel other) {
    return one.longDensity().compareTo(other.longDensity()) == 0
        && one.shortDensity().compareTo(other.shortDensity()) == 0;
  }
}
