package org.tradewire.streaming.hub;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;

/**
 * Pages of logs that several clients read: the newest of those that end before their log does, and
 * so never change, {@value #MOST} of 16 MiB together. Thread-safe.
 */
final class LogPages {

  /** One after the other they reach as far back as a client may fall behind. */
  static final int MOST = 128;

  static final long MOST_BYTES = 16L << 20;

  /** Of a page: so much is held for a client beside what waits; a longer message comes alone. */
  static final int PAGE_BYTES = 256 << 10;

  private final Map<Place, Page> pages = new LinkedHashMap<>();
  private long bytes;

  /**
   * Behind which message of a log one goes on.
   *
   * @param position of the last message that is known
   */
  record Place(Channel channel, Position position) {}

  /**
   * Messages of a log that follow each other.
   *
   * @param more whether the log holds more than these
   */
  record Page(List<StreamMessage> messages, boolean more) {

    private long bytes() {
      return messages.stream().mapToLong(each -> each.json().length).sum();
    }
  }

  /** The page behind a place, where it is kept. */
  synchronized Optional<Page> kept(Place place) {
    return Optional.ofNullable(pages.get(place));
  }

  /**
   * The page of what was read behind a place: it ends at a multiple of {@link ChannelSource#PAGE},
   * at {@link #PAGE_BYTES}, or with the log.
   *
   * @param read all that follows, or the first of it but more than {@link ChannelSource#PAGE}
   */
  Page cut(Place place, List<StreamMessage> read) {
    int size = Math.min(upToRound(place, read), large(read));
    boolean whole = size == read.size() && size <= ChannelSource.PAGE;
    Page page = new Page(List.copyOf(read.subList(0, size)), !whole);
    if (!whole) {
      keep(place, page);
    }
    return page;
  }

  /** How many of what was read make {@link #PAGE_BYTES}: one at least, where there is one. */
  static int large(List<StreamMessage> read) {
    long bytes = 0;
    int size = 0;
    while (size < read.size()
        && (size == 0 || bytes + read.get(size).json().length <= PAGE_BYTES)) {
      bytes += read.get(size).json().length;
      size++;
    }
    return size;
  }

  private static int upToRound(Place place, List<StreamMessage> read) {
    if (read.size() <= ChannelSource.PAGE) {
      return read.size();
    }
    long seq = place.position().seq();
    long end = seq - seq % ChannelSource.PAGE + ChannelSource.PAGE;
    int size = 0;
    while (size < ChannelSource.PAGE && read.get(size).seq() <= end) {
      size++;
    }
    // Of a log with holes nothing may lie before the round number.
    return size == 0 ? read.size() : size;
  }

  private synchronized void keep(Place place, Page page) {
    Page before = pages.put(place, page);
    bytes += page.bytes() - (before == null ? 0 : before.bytes());
    Iterator<Page> oldest = pages.values().iterator();
    while ((pages.size() > MOST || bytes > MOST_BYTES) && oldest.hasNext()) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }
}
