package org.tradewire.streaming.meter;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counters of one node's streaming since its start. Thread-safe. */
public final class StreamStatistics {

  private final StreamMeter meter;
  private final LongAdder sent = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder conflated = new LongAdder();
  private final LongAdder slow = new LongAdder();
  private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
  private final LongAdder delayed = new LongAdder();
  private final LongAdder repaired = new LongAdder();
  private final LongAdder relayed = new LongAdder();
  private final LongAdder resumed = new LongAdder();
  private final LongAdder spaced = new LongAdder();
  private volatile QueueFigures queues = QueueFigures.NONE;

  /** Counts, and measures nothing else. */
  public StreamStatistics() {
    this(StreamMeter.NO_OP);
  }

  /**
   * Counts.
   *
   * @param meter gets what is not counted here: times, and what belongs to one channel
   */
  public StreamStatistics(StreamMeter meter) {
    this.meter = meter;
  }

  /** What is reported of times and of single channels. */
  public StreamMeter meter() {
    return meter;
  }

  public void messagesSent(int count) {
    sent.add(count);
  }

  public void messagesDropped(int count) {
    dropped.add(count);
  }

  public void messagesConflated(int count) {
    conflated.add(count);
  }

  public void slowConsumer() {
    slow.increment();
  }

  /**
   * Counts a client's request that was answered with an error.
   *
   * @param code one of a few, as it stands on the wire
   */
  public void requestRefused(String code) {
    refused.computeIfAbsent(code, key -> new LongAdder()).increment();
  }

  public void outboundDelayed() {
    delayed.increment();
  }

  public void queues(QueueFigures figures) {
    queues = figures;
  }

  public void messagesRelayed(int count) {
    relayed.add(count);
  }

  public void subscriptionResumed() {
    resumed.increment();
  }

  public void turnSpaced() {
    spaced.increment();
  }

  public void channelRepaired() {
    repaired.increment();
  }

  /** Messages handed to connections. */
  public long sent() {
    return sent.sum();
  }

  /** Messages dropped because a client was slow. */
  public long dropped() {
    return dropped.sum();
  }

  /** Messages merged into, or made obsolete by, a newer one before they were sent. */
  public long conflated() {
    return conflated.sum();
  }

  /** Warnings and closes because a client was slow. */
  public long slow() {
    return slow.sum();
  }

  /** Pauses of writers so that more messages share a frame. */
  public long spaced() {
    return spaced.sum();
  }

  /** Requests answered with an error. */
  public long refused() {
    return refused.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** Requests answered with an error, by its code. */
  public Map<String, Long> refusedByCode() {
    Map<String, Long> counts = new TreeMap<>();
    refused.forEach((code, count) -> counts.put(code, count.sum()));
    return counts;
  }

  /** Times that messages had to wait because their session had been sent its share of a second. */
  public long delayed() {
    return delayed.sum();
  }

  /** What waited for all clients a quarter of a second ago at the most. */
  public QueueFigures queues() {
    return queues;
  }

  /** Subscriptions whose gap was filled from the log or replaced with a snapshot. */
  public long repaired() {
    return repaired.sum();
  }

  /** Subscriptions that went on where the client had stopped, nothing missing. */
  public long resumed() {
    return resumed.sum();
  }

  /** Messages that came to this node through the relay, its own included. */
  public long relayed() {
    return relayed.sum();
  }
}
