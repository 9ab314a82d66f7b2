package org.tradewire.collector;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import org.tradewire.collector.live.ConnectionTap;
import org.tradewire.collector.live.LiveSource;
import org.tradewire.collector.replay.RecordingWriter;
import org.tradewire.collector.venue.LevelList;
import org.tradewire.collector.venue.MarketDataListener;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.VenueRequests;

/** Records one venue, as its session asks and the exchange answers, without writing rings. */
final class Recorder implements Runnable, AutoCloseable {

  private static final long FLUSH_NS = TimeUnit.SECONDS.toNanos(1);
  private static final long HEALTH_NS = TimeUnit.SECONDS.toNanos(30);

  private final WriterLoop loop;
  private final LiveSource source;
  private final RecordingWriter writer;

  /**
   * Connects when it {@linkplain #run runs}.
   *
   * @param writer is closed with the recorder
   */
  Recorder(
      VenueSettings settings,
      RecordingWriter writer,
      NanoClock clock,
      EpochNanoClock epochClock,
      Consumer<String> output) {
    this.writer = writer;
    this.loop = new WriterLoop(clock);
    this.source = source(settings, new Nobody(), writer, epochClock, loop::wake);
    loop.with(
        source::poll,
        Duty.every(FLUSH_NS, writer::flush),
        Duty.every(
            HEALTH_NS,
            () ->
                output.accept(
                    "health venue="
                        + settings.venue()
                        + " lines="
                        + writer.written()
                        + " "
                        + source.health())));
  }

  /** An exchange as the settings describe it. */
  static LiveSource source(
      VenueSettings settings,
      MarketDataListener listener,
      ConnectionTap tap,
      EpochNanoClock clock,
      Runnable wake) {
    return new LiveSource(
        new SessionSetup(
            settings.venue(), settings.symbols(), settings.depth(), VenueRequests.NONE, listener),
        settings.connection(),
        settings.protocol()::session,
        clock,
        new SplittableRandom(),
        wake,
        tap);
  }

  @Override
  public void run() {
    loop.run();
  }

  void stop() {
    loop.stop();
  }

  @Override
  public void close() {
    source.close();
    writer.close();
  }

  /** The recording is what is wanted, not the market in it. */
  private static final class Nobody implements MarketDataListener {

    @Override
    public void onTrade(
        String symbol,
        long priceMantissa,
        int priceScale,
        long quantityMantissa,
        int quantityScale,
        boolean aggressorSold,
        long tradeId,
        long exchangeTimeNs,
        long receiveTimeNs) {}

    @Override
    public void onBookChange(String symbol, LevelList changes, long exchangeTimeNs) {}

    @Override
    public void onFullBook(String symbol, LevelList levels, long exchangeTimeNs) {}

    @Override
    public void onBookGap(String symbol, String reason) {}

    @Override
    public void onTradeGap(String symbol, long missed) {}

    @Override
    public void onChecksum(String symbol, boolean right) {}
  }
}
