package org.tradewire.streaming.meter;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** The counters of the channels that share a label. Thread-safe. */
public final class ChannelFigures implements ChannelMeter {

  private final ChannelLabel label;
  private final LongAdder subscriptions = new LongAdder();
  private final LongAdder messages = new LongAdder();
  private final LongAdder slowConsumers = new LongAdder();
  private final LatencyHistogram broadcasts;

  ChannelFigures(ChannelLabel label, LongSupplier nanoTime) {
    this.label = label;
    this.broadcasts = new LatencyHistogram(nanoTime);
  }

  @Override
  public void entered() {
    subscriptions.increment();
  }

  @Override
  public void left() {
    subscriptions.decrement();
  }

  @Override
  public void sent(int count) {
    messages.add(count);
  }

  @Override
  public void slow() {
    slowConsumers.increment();
  }

  @Override
  public void broadcast(long nanos) {
    broadcasts.record(nanos);
  }

  public ChannelLabel label() {
    return label;
  }

  /** Subscriptions open now. */
  public long subscriptions() {
    return subscriptions.sum();
  }

  /** Messages taken to be sent, once for each subscriber. */
  public long messages() {
    return messages.sum();
  }

  /** Warnings to, and closes of, slow subscribers. */
  public long slowConsumers() {
    return slowConsumers.sum();
  }

  /** How long it took to hand a publication to all subscribers' queues. */
  public LatencyHistogram broadcasts() {
    return broadcasts;
  }
}
