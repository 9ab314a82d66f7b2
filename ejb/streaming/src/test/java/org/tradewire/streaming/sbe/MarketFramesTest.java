package org.tradewire.streaming.sbe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.codec.stream.BookDecoder;
import org.tradewire.feed.codec.stream.MessageHeaderDecoder;
import org.tradewire.feed.codec.stream.SideCode;
import org.tradewire.feed.codec.stream.TradeDecoder;
import org.tradewire.streaming.channel.Channel;

class MarketFramesTest {

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  @Test
  void shouldReadBackATradeOfWhichNothingIsLeftOver() {
    Channel channel = Channel.trades("COINBASE", "BTC-USD");
    byte[] message =
        new TradeFrame(channel, 3, 7, true, 6_500_050, 2, 12_000, 5, true, 77, 88, 99).encode();

    TradeDecoder trade = new TradeDecoder();
    trade.wrapAndApplyHeader(new UnsafeBuffer(message), 0, header);

    assertThat(trade.epoch()).isEqualTo(3);
    assertThat(trade.seq()).isEqualTo(7);
    assertThat(trade.flags().initial()).isTrue();
    assertThat(trade.priceMantissa()).isEqualTo(6_500_050);
    assertThat(trade.priceScale()).isEqualTo((short) 2);
    assertThat(trade.quantityMantissa()).isEqualTo(12_000);
    assertThat(trade.quantityScale()).isEqualTo((short) 5);
    assertThat(trade.aggressor()).isEqualTo(SideCode.SELL);
    assertThat(trade.tradeId()).isEqualTo(77);
    assertThat(trade.exchangeTimeNs()).isEqualTo(88);
    assertThat(trade.ts()).isEqualTo(99);
    assertThat(trade.channel()).isEqualTo(channel.name());
    assertThat(trade.limit()).isEqualTo(message.length);
  }

  @Test
  void shouldReadBackABookOfWhichNothingIsLeftOver() {
    Channel channel = Channel.book("COINBASE", "BTC-USD");
    List<BookFrame.Level> bids = List.of(new BookFrame.Level(9_950, 2, 120, 2));
    List<BookFrame.Level> asks =
        List.of(new BookFrame.Level(10_000, 2, 0, 0), new BookFrame.Level(10_010, 2, 5, 3));
    byte[] message = new BookFrame(channel, 3, 6, 5, false, bids, asks, 99).encode();

    BookDecoder book = new BookDecoder();
    book.wrapAndApplyHeader(new UnsafeBuffer(message), 0, header);

    assertThat(book.version()).isEqualTo(6);
    assertThat(book.prevVersion()).isEqualTo(5);
    assertThat(book.flags().initial()).isFalse();
    BookDecoder.BidsDecoder bid = book.bids();
    assertThat(bid.count()).isEqualTo(1);
    assertThat(bid.next().priceMantissa()).isEqualTo(9_950);
    BookDecoder.AsksDecoder ask = book.asks();
    assertThat(ask.count()).isEqualTo(2);
    assertThat(ask.next().quantityMantissa()).isZero();
    assertThat(ask.next().quantityScale()).isEqualTo((short) 3);
    assertThat(book.channel()).isEqualTo(channel.name());
    assertThat(book.limit()).isEqualTo(message.length);
  }
}
