package org.tradewire.collector;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import org.tradewire.collector.live.LiveSource;
import org.tradewire.collector.replay.RecordingWriter;
import org.tradewire.collector.venue.MarketDataListener;

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
    this.source = settings.source(MarketDataListener.NONE, writer, epochClock, loop::wake);
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
}
