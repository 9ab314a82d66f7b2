package org.tradewire.streaming.sbe;

import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.tradewire.feed.codec.stream.MessageHeaderEncoder;
import org.tradewire.feed.codec.stream.SideCode;
import org.tradewire.feed.codec.stream.TradeEncoder;
import org.tradewire.streaming.channel.Channel;

/**
 * One trade as it goes out as SBE.
 *
 * @param initial whether it belongs to the tape that a new subscriber is shown
 * @param priceMantissa price times 10^{@code priceScale}; the scale is 0 to 18
 * @param sold whether the aggressor sold
 * @param exchangeTimeNs nanoseconds since the Unix epoch, 0 where the venue does not say
 * @param ts time of the ring write, nanoseconds since the Unix epoch
 */
public record TradeFrame(
    Channel channel,
    long epoch,
    long seq,
    boolean initial,
    long priceMantissa,
    int priceScale,
    long quantityMantissa,
    int quantityScale,
    boolean sold,
    long tradeId,
    long exchangeTimeNs,
    long ts) {

  /** Header and body. */
  public byte[] encode() {
    byte[] name = channel.name().getBytes(StandardCharsets.US_ASCII);
    byte[] message =
        new byte
            [MessageHeaderEncoder.ENCODED_LENGTH
                + TradeEncoder.BLOCK_LENGTH
                + TradeEncoder.channelHeaderLength()
                + name.length];
    TradeEncoder trade =
        new TradeEncoder()
            .wrapAndApplyHeader(new UnsafeBuffer(message), 0, new MessageHeaderEncoder());
    trade.epoch(epoch).seq(seq).ts(ts).exchangeTimeNs(exchangeTimeNs).tradeId(tradeId);
    trade.priceMantissa(priceMantissa).priceScale((short) priceScale);
    trade.quantityMantissa(quantityMantissa).quantityScale((short) quantityScale);
    trade.aggressor(sold ? SideCode.SELL : SideCode.BUY);
    trade.flags().clear().initial(initial);
    trade.putChannel(name, 0, name.length);
    return message;
  }
}
