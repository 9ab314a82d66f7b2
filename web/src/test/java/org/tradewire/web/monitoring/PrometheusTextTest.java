package org.tradewire.web.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.meter.LatencyHistogram;
import org.tradewire.streaming.meter.RecordingMeter;
import org.tradewire.streaming.meter.StreamStatistics;

class PrometheusTextTest {
  private final AtomicLong nanoTime = new AtomicLong(1);
  private final LatencyHistogram histogram = new LatencyHistogram(nanoTime::get);
  private final PrometheusText text = new PrometheusText();

  @Test
  void shouldEscapeLabelsAndHelp() {
    text.family("a_total", "counter", "back\\slash\nline");
    text.sample("a_total", Map.of("symbol", "quote\" back\\ line\n"), 3);

    assertThat(text.toString())
        .isEqualTo(
            "# HELP a_total back\\\\slash\\nline\n"
                + "# TYPE a_total counter\n"
                + "a_total{symbol=\"quote\\\" back\\\\ line\\n\"} 3\n");
  }

  @Test
  void shouldLeaveOutLabelsWithoutValue() {
    text.sample("a", Map.of("symbol", ""), 1.5);

    assertThat(text.toString()).isEqualTo("a 1.5\n");
  }

  @Test
  void shouldWriteNumbersAsPrometheusReadsThem() {
    assertThat(PrometheusText.number(Double.NaN)).isEqualTo("NaN");
    assertThat(PrometheusText.number(Double.POSITIVE_INFINITY)).isEqualTo("+Inf");
    assertThat(PrometheusText.number(0)).isEqualTo("0");
    assertThat(PrometheusText.number(45231)).isEqualTo("45231");
    assertThat(PrometheusText.number(0.0425)).isEqualTo("0.0425");
  }

  @Test
  void shouldWriteCumulativeBucketsInSeconds() {
    for (int ms = 1; ms <= 100; ms++) {
      histogram.record(TimeUnit.MILLISECONDS.toNanos(ms));
    }

    text.histogram("h", "help", histogram.snapshot());

    assertThat(text.toString())
        .contains("# TYPE h histogram\n")
        .contains("h_bucket{le=\"0.01\"} 10\n")
        .contains("h_bucket{le=\"0.1\"} 100\n")
        .contains("h_bucket{le=\"+Inf\"} 100\n")
        .contains("h_count 100\n")
        .containsPattern("h_sum 5\\.0\\d+\n");
  }

  @Test
  void shouldWriteQuantilesInSecondsBehindTheLabels() {
    histogram.record(TimeUnit.MILLISECONDS.toNanos(42));

    text.summary("s_seconds", Map.of("symbol", "BTCUSDT"), histogram.snapshot());

    assertThat(text.toString())
        .containsPattern("s_seconds\\{symbol=\"BTCUSDT\",quantile=\"0\\.95\"} 0\\.042\\d*\n")
        .contains("s_seconds_count{symbol=\"BTCUSDT\"} 1\n");
  }

  @Test
  void shouldWriteTheDocumentsNamesWithChannelAndSymbol() {
    RecordingMeter meter = new RecordingMeter(10, () -> 0, nanoTime::get);
    meter.channel(Channel.parse("heatmap:BTCUSDT")).entered();
    meter.channel(Channel.parse("heatmap:BTCUSDT")).sent(45_231);
    meter.channel(Channel.parse("alerts")).slow();

    StreamStatistics totals = new StreamStatistics(meter);
    totals.requestRefused("FORBIDDEN");

    new StreamText(meter, totals).write(text, histogram.snapshot());

    assertThat(text.toString())
        .contains("ws_requests_refused_total{code=\"FORBIDDEN\"} 1\n")
        .contains("ws_queued_messages 0\n")
        .contains("ws_queued_bytes 0\n")
        .contains("ws_sessions_behind 0\n")
        .contains("ws_outbound_delayed_total 0\n")
        .contains("ws_active_connections{channel=\"heatmap\",symbol=\"BTCUSDT\"} 1\n")
        .contains("ws_messages_sent_total{channel=\"heatmap\",symbol=\"BTCUSDT\"} 45231\n")
        .contains("ws_slow_consumers_total{channel=\"alerts\"} 1\n")
        .contains("# TYPE ws_broadcast_duration_seconds summary\n")
        .contains("# TYPE shared_memory_to_websocket histogram\n")
        .contains("# TYPE client_broadcast_latency histogram\n")
        .contains("# TYPE end_to_end_latency histogram\n")
        .contains("# TYPE client_reconnection_seconds histogram\n");
  }
}
