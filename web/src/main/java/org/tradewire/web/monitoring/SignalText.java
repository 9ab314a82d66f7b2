package org.tradewire.web.monitoring;

import java.util.Map;
import org.tradewire.trading.signal.entity.SignalCounts;
import org.tradewire.trading.signal.entity.SignalQueueState;
import org.tradewire.trading.signal.entity.producer.IngressState;
import org.tradewire.trading.signal.entity.producer.ProducerCounts;

/** Writes what this node has done with signals. */
final class SignalText {
  private static final String SIGNALS = "signals_total";

  private SignalText() {}

  static void write(PrometheusText text, SignalQueueState queue, SignalCounts counts) {
    text.family("signal_queue_size", "gauge", "Signals that wait to be stored.");
    text.sample("signal_queue_size", Map.of(), queue.size());
    text.family("signal_queue_oldest_seconds", "gauge", "Seconds that the oldest has waited.");
    text.sample("signal_queue_oldest_seconds", Map.of(), queue.oldestMs() / 1000);
    text.family(SIGNALS, "counter", "Signals that were sent to this node, by result.");
    result(text, "accepted", counts.accepted());
    result(text, "duplicate", counts.duplicates());
    result(text, "conflict", counts.conflicts());
    result(text, "rejected", counts.rejected());
    result(text, "refused", counts.refused());
    counter(
        text,
        "signal_transactions_total",
        "Transactions that stored signals.",
        counts.transactions());
    counter(
        text,
        "signal_store_failures_total",
        "Attempts while the database was away.",
        counts.storeFailures());
    counter(text, "signal_events_told_total", "Events that the relay confirmed.", counts.told());
    counter(
        text,
        "signal_tell_failures_total",
        "Attempts while relay or database were away.",
        counts.tellFailures());
  }

  static void write(PrometheusText text, ProducerCounts counts) {
    counter(text, "signal_alerts_total", "Alerts posted to hooks.", counts.alerts());
    counter(
        text,
        "signal_alerts_limited_total",
        "Alerts refused because a hook had too many.",
        counts.limitedAlerts());
    counter(
        text,
        "signal_unknown_hook_keys_total",
        "Calls with a key that no hook has.",
        counts.unknownKeys());
    counter(
        text,
        "signal_relayed_messages_total",
        "Messages with signals that came through Redis.",
        counts.relayed());
    counter(
        text,
        "signal_relayed_unreadable_total",
        "Those of them that were not wholly signals.",
        counts.unreadable());
    counter(
        text,
        "signal_relayed_dropped_total",
        "Signals of Redis for which there was no room.",
        counts.dropped());
  }

  static void write(PrometheusText text, IngressState state) {
    text.family(
        "signal_ingress_heard", "gauge", "Whether this node hears the signals of Redis: 1 or 0.");
    text.sample("signal_ingress_heard", Map.of(), state.heard() ? 1 : 0);
    counter(
        text,
        "signal_ingress_losses_total",
        "Connections that were cut while it heard them.",
        state.losses());
  }

  private static void result(PrometheusText text, String result, long count) {
    text.sample(SIGNALS, Map.of("result", result), count);
  }

  private static void counter(PrometheusText text, String name, String help, long count) {
    text.family(name, "counter", help);
    text.sample(name, Map.of(), count);
  }
}
