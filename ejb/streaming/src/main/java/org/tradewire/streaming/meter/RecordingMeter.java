package org.tradewire.streaming.meter;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.tradewire.streaming.channel.Channel;

/** Keeps the figures of one node since its start. Thread-safe. */
public final class RecordingMeter implements StreamMeter {

  private final int maxLabels;
  private final LongSupplier epochNanos;
  private final LongSupplier nanoTime;
  private final Map<ChannelLabel, ChannelFigures> channels = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> connections = new ConcurrentHashMap<>();
  private final LongAdder admitted = new LongAdder();
  private final ChannelFigures others;
  private final LatencyHistogram ringToQueue;
  private final LatencyHistogram sends;
  private final LatencyHistogram ringToClient;

  /**
   * @param maxLabels channels are told apart up to that many labels; the rest is counted as one
   * @param epochNanos the time in nanoseconds since the Unix epoch, of the clock that stamps rings
   * @param nanoTime a monotonic clock in nanoseconds
   */
  public RecordingMeter(int maxLabels, LongSupplier epochNanos, LongSupplier nanoTime) {
    this.maxLabels = maxLabels;
    this.epochNanos = epochNanos;
    this.nanoTime = nanoTime;
    this.others = new ChannelFigures(ChannelLabel.OTHER, nanoTime);
    this.ringToQueue = new LatencyHistogram(nanoTime);
    this.sends = new LatencyHistogram(nanoTime);
    this.ringToClient = new LatencyHistogram(nanoTime);
  }

  @Override
  public ChannelMeter channel(Channel channel) {
    ChannelLabel label = ChannelLabel.of(channel);
    ChannelFigures known = channels.get(label);
    if (known != null) {
      return known;
    }
    // Two at once may pass the bound by one, which does no harm.
    return channels.size() >= maxLabels
        ? others
        : channels.computeIfAbsent(label, name -> new ChannelFigures(name, nanoTime));
  }

  @Override
  public void connectionOpened(String endpoint) {
    connections.computeIfAbsent(endpoint, name -> new LongAdder()).increment();
    admitted.increment();
  }

  @Override
  public void connectionClosed(String endpoint) {
    connections.computeIfAbsent(endpoint, name -> new LongAdder()).decrement();
  }

  @Override
  public void queued(long sourceTimeNs) {
    ringToQueue.record(epochNanos.getAsLong() - sourceTimeNs);
  }

  @Override
  public void sendEnded(long nanos) {
    sends.record(nanos);
  }

  @Override
  public void delivered(long sourceTimeNs) {
    ringToClient.record(epochNanos.getAsLong() - sourceTimeNs);
  }

  /** Moves on what quantiles are made of; to be called every few seconds. */
  public void read() {
    List.of(ringToQueue, sends, ringToClient).forEach(LatencyHistogram::read);
    channels.values().forEach(each -> each.broadcasts().read());
    others.broadcasts().read();
  }

  /** The figures of each label, what is counted as {@code other} included. */
  public Collection<ChannelFigures> channels() {
    TreeMap<String, ChannelFigures> sorted = new TreeMap<>();
    channels.forEach((label, each) -> sorted.put(label.channel() + '\n' + label.symbol(), each));
    sorted.put("other", others);
    return sorted.values();
  }

  /** Open connections of each endpoint that had some. */
  public Map<String, Long> connections() {
    Map<String, Long> open = new TreeMap<>();
    connections.forEach((endpoint, count) -> open.put(endpoint, count.sum()));
    return open;
  }

  /** Connections that were ever opened, at all endpoints. */
  public long admitted() {
    return admitted.sum();
  }

  /** From the ring write to the queues of all subscribers. */
  public LatencySnapshot ringToQueue() {
    return ringToQueue.snapshot();
  }

  /** From giving a frame to the transport until it took it as a whole. */
  public LatencySnapshot sends() {
    return sends.snapshot();
  }

  /** From the ring write until the transport took the frame as a whole. */
  public LatencySnapshot ringToClient() {
    return ringToClient.snapshot();
  }
}
