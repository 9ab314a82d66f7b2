package org.tradewire.streaming.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;

class RecordingMeterTest {

  private final AtomicLong epochNanos = new AtomicLong(1_000_000_000_000L);
  private final AtomicLong nanoTime = new AtomicLong(1);
  private final RecordingMeter meter = new RecordingMeter(3, epochNanos::get, nanoTime::get);

  @Test
  void shouldCountChallengesAsOneAndMarketsBySymbol() {
    meter.channel(Channel.parse("challenge:11111111-1111-1111-1111-111111111111")).sent(2);
    meter.channel(Channel.parse("challenge:22222222-2222-2222-2222-222222222222")).sent(3);
    meter.channel(Channel.parse("trades:COINBASE:BTC-USD")).sent(7);

    assertThat(meter.channels())
        .extracting(ChannelFigures::label, ChannelFigures::messages)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(new ChannelLabel("challenge", ""), 5L),
            org.assertj.core.groups.Tuple.tuple(new ChannelLabel("trades", "BTC-USD"), 7L),
            org.assertj.core.groups.Tuple.tuple(ChannelLabel.OTHER, 0L));
  }

  @Test
  void shouldCountLabelsAboveTheBoundAsOther() {
    for (String symbol : new String[] {"A", "B", "C", "D", "E"}) {
      meter.channel(Channel.trades("V", symbol)).slow();
    }

    assertThat(meter.channels()).hasSize(4);
    assertThat(meter.channels())
        .filteredOn(each -> each.label().equals(ChannelLabel.OTHER))
        .singleElement()
        .extracting(ChannelFigures::slowConsumers)
        .isEqualTo(2L);
  }

  @Test
  void shouldKeepSubscriptionsAndConnectionsThatAreOpen() {
    ChannelMeter channel = meter.channel(Channel.status());
    channel.entered();
    channel.entered();
    channel.left();
    meter.connectionOpened("/ws/market");
    meter.connectionOpened("/ws/market");
    meter.connectionClosed("/ws/market");

    assertThat(meter.channels().iterator().next().label()).isNotNull();
    assertThat(((ChannelFigures) channel).subscriptions()).isEqualTo(1);
    assertThat(meter.connections()).containsOnly(java.util.Map.entry("/ws/market", 1L));
    assertThat(meter.admitted()).isEqualTo(2);
  }

  @Test
  void shouldMeasureFromTheRingByTheSameClock() {
    meter.queued(epochNanos.get() - TimeUnit.MILLISECONDS.toNanos(20));
    meter.delivered(epochNanos.get() - TimeUnit.MILLISECONDS.toNanos(200));
    meter.sendEnded(TimeUnit.MILLISECONDS.toNanos(2));

    assertThat(meter.ringToQueue().sumSeconds()).isEqualTo(0.020, within(0.0005));
    assertThat(meter.ringToClient().quantileSeconds(0.99)).isEqualTo(0.2, within(0.005));
    assertThat(meter.sends().countAtMost(0.001)).isZero();
    assertThat(meter.sends().countAtMost(0.0025)).isEqualTo(1);
  }
}
