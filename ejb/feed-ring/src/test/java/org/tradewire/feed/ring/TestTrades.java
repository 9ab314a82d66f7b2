package org.tradewire.feed.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.tradewire.feed.codec.MessageHeaderDecoder;
import org.tradewire.feed.codec.TradeDecoder;

/** Trades whose fields follow from their number, so that a torn record is noticed. */
final class TestTrades {

  private TestTrades() {}

  static void write(VenueFeedWriter writer, long seq) {
    write(writer, new TradeRecord(), seq);
  }

  static void write(VenueFeedWriter writer, TradeRecord reused, long seq) {
    writer.trade(
        reused
            .begin("BTC-USD")
            .price(mix(seq), 2)
            .quantity(mix(seq + 1), 8)
            .aggressorSold((seq & 1) == 0)
            .tradeId(mix(seq + 2))
            .times(mix(seq + 3), mix(seq + 4)),
        seq);
  }

  static long mix(long n) {
    long z = n * 0x9E3779B97F4A7C15L;
    return z ^ (z >>> 31);
  }

  /** Collects sequence numbers and checks every record. */
  static class Recorder implements RingListener {
    final List<Long> seqs = new ArrayList<>();
    final List<Long> epochs = new ArrayList<>();
    long lost;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TradeDecoder trade = new TradeDecoder();

    @Override
    public void onRecord(DirectBuffer buffer, int offset, int length) {
      seqs.add(checked(buffer, offset));
    }

    long checked(DirectBuffer buffer, int offset) {
      trade.wrapAndApplyHeader(buffer, offset, header);
      long seq = trade.seq();
      boolean whole =
          trade.priceMantissa() == mix(seq)
              && trade.quantityMantissa() == mix(seq + 1)
              && trade.tradeId() == mix(seq + 2)
              && trade.exchangeTimeNs() == mix(seq + 3)
              && trade.receiveTimeNs() == mix(seq + 4)
              && trade.priceScale() == 2;
      if (!whole) {
        assertThat(trade).as("record %s is torn", seq).isNull();
      }
      return seq;
    }

    @Override
    public void onLost(long count) {
      lost += count;
    }

    @Override
    public void onRestart(long epoch) {
      epochs.add(epoch);
    }
  }
}
