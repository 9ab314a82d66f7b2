package org.tradewire.collector.replay;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.collector.market.MarketDataSource;
import org.tradewire.collector.market.VenueOrder;
import org.tradewire.collector.writer.Duty;
import org.tradewire.collector.writer.WriterLoop;

/** Records one venue, as its session asks and the exchange answers, without writing rings. */
public final class Recorder implements Runnable, AutoCloseable {

  private static final long FLUSH_NS = TimeUnit.SECONDS.toNanos(1);
  private static final long HEALTH_NS = TimeUnit.SECONDS.toNanos(30);

  private final WriterLoop loop;
  private final MarketDataSource source;
  private final RecordingWriter writer;

  /**
   * Connects when it {@linkplain #run runs}.
   *
   * @param order its source hands what goes over the connections to {@code writer}
   * @param writer is closed with the recorder
   */
  public Recorder(
      VenueOrder order,
      RecordingWriter writer,
      NanoClock clock,
      EpochNanoClock epochClock,
      Consumer<String> output) {
    this.writer = writer;
    this.loop = new WriterLoop(clock);
    this.source = order.source().create(MarketDataListener.NONE, epochClock, loop::wake);
    loop.with(
        source::poll,
        Duty.every(FLUSH_NS, writer::flush),
        Duty.every(
            HEALTH_NS,
            () ->
                output.accept(
                    "health venue="
                        + order.venue()
                        + " lines="
                        + writer.written()
                        + " "
                        + source.health())));
  }

  @Override
  public void run() {
    loop.run();
  }

  /** Ends {@link #run} soon; from any thread. */
  public void stop() {
    loop.stop();
  }

  @Override
  public void close() {
    source.close();
    writer.close();
  }
}
