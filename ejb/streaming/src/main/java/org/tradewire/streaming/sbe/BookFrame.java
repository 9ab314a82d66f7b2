package org.tradewire.streaming.sbe;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.tradewire.feed.codec.stream.BookEncoder;
import org.tradewire.feed.codec.stream.MessageHeaderEncoder;
import org.tradewire.streaming.channel.Channel;

/**
 * Changes of a book, or a full book, as it goes out as SBE.
 *
 * @param initial whether it is a full book
 * @param prevVersion the version that the changes apply to, 0 for a full book
 * @param ts time of the ring write, nanoseconds since the Unix epoch
 */
public record BookFrame(
    Channel channel,
    long epoch,
    long version,
    long prevVersion,
    boolean initial,
    List<Level> bids,
    List<Level> asks,
    long ts) {

  /**
   * One price level with its absolute quantity.
   *
   * @param priceMantissa price times 10^{@code priceScale}; scales are 0 to 18
   * @param quantityMantissa 0 removes the level
   */
  public record Level(
      long priceMantissa, int priceScale, long quantityMantissa, int quantityScale) {}

  public BookFrame {
    bids = List.copyOf(bids);
    asks = List.copyOf(asks);
  }

  /** Header and body. */
  public byte[] encode() {
    byte[] name = channel.name().getBytes(StandardCharsets.US_ASCII);
    byte[] message =
        new byte
            [MessageHeaderEncoder.ENCODED_LENGTH
                + BookEncoder.BLOCK_LENGTH
                + 2 * BookEncoder.BidsEncoder.sbeHeaderSize()
                + bids.size() * BookEncoder.BidsEncoder.sbeBlockLength()
                + asks.size() * BookEncoder.AsksEncoder.sbeBlockLength()
                + BookEncoder.channelHeaderLength()
                + name.length];
    BookEncoder book =
        new BookEncoder()
            .wrapAndApplyHeader(new UnsafeBuffer(message), 0, new MessageHeaderEncoder());
    book.epoch(epoch).version(version).prevVersion(prevVersion).ts(ts);
    book.flags().clear().initial(initial);
    BookEncoder.BidsEncoder bid = book.bidsCount(bids.size());
    for (Level level : bids) {
      bid.next().priceMantissa(level.priceMantissa()).priceScale((short) level.priceScale());
      bid.quantityMantissa(level.quantityMantissa()).quantityScale((short) level.quantityScale());
    }
    BookEncoder.AsksEncoder ask = book.asksCount(asks.size());
    for (Level level : asks) {
      ask.next().priceMantissa(level.priceMantissa()).priceScale((short) level.priceScale());
      ask.quantityMantissa(level.quantityMantissa()).quantityScale((short) level.quantityScale());
    }
    book.putChannel(name, 0, name.length);
    return message;
  }
}
