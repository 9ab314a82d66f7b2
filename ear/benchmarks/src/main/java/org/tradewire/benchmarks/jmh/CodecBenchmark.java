package org.tradewire.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.redis.RelayRecords;
import org.tradewire.trading.market.control.MarketMessages;

/**
 * A trade and a book's change of ten levels, each encoded once for all its subscribers. No goal.
 *
 * <p>Inside: from the feed's event to the whole envelope as a message, to the SBE frame, to the
 * relay's record, or from that back to a message. Not inside: making the event, joining messages to
 * a frame, and sending. (SBE is made when the first client wants it, from the same event.)
 */
@State(Scope.Thread)
public class CodecBenchmark {

  private final MarketMessages messages = new MarketMessages();
  private final TradeTick trade = MarketSample.trade(1_000_000);
  private final BookDelta change = MarketSample.change(1_000_000);
  private final StreamMessage message = messages.trade(MarketSample.TRADES, trade);
  private final byte[] relayed = RelayRecords.encode(message);

  @Benchmark
  public StreamMessage tradeToJson() {
    return messages.trade(MarketSample.TRADES, trade);
  }

  @Benchmark
  public StreamMessage changeToJson() {
    return messages.change(MarketSample.BOOK, change);
  }

  @Benchmark
  public byte[] tradeToSbe() {
    return MarketMessages.tradeSbe(MarketSample.TRADES, trade);
  }

  @Benchmark
  public byte[] changeToSbe() {
    return MarketMessages.changeSbe(MarketSample.BOOK, change);
  }

  @Benchmark
  public byte[] messageToRelay() {
    return RelayRecords.encode(message);
  }

  @Benchmark
  public StreamMessage messageFromRelay() {
    return RelayRecords.decode(MarketSample.TRADES, relayed);
  }
}
