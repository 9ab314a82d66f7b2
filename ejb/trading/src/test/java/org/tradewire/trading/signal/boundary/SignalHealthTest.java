package org.tradewire.trading.signal.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.signal.entity.SeriesStorage;
import org.tradewire.trading.signal.entity.SignalQueueState;

class SignalHealthTest {

  private static final SeriesStorage APACHE =
      new SeriesStorage(SeriesStorage.Kind.APACHE, "2.20.3", 0);

  private final SignalHealth health = new SignalHealth(null);

  @Test
  void shouldBeUpWhileSignalsAreStoredAsTheyCome() {
    assertThat(health.of(new SignalQueueState(0, 10, 0), null).up()).isTrue();
    assertThat(health.of(new SignalQueueState(9, 10, 4_999), null).up()).isTrue();
  }

  @Test
  void shouldSayHowManyWaitForHowLong() {
    CheckResult late = health.of(new SignalQueueState(3, 10, 5_000), APACHE);

    assertThat(late.up()).isFalse();
    assertThat(late.detail()).isEqualTo("3 of 10 signals wait to be stored, the oldest for 5 s.");
    assertThat(health.of(new SignalQueueState(10, 10, 100), APACHE).up()).isFalse();
  }

  @Test
  void shouldSayHowSignalsAreKeptWhileAllIsWell() {
    assertThat(health.of(new SignalQueueState(0, 10, 0), APACHE).detail())
        .isEqualTo(
            "Signals are kept in hypertables; under the licence apache they are not compressed.");
  }

  @Test
  void shouldBeDownWhereDaysAreCompressedThatTheLicenceCannotRead() {
    CheckResult blind =
        health.of(
            new SignalQueueState(0, 10, 0),
            new SeriesStorage(SeriesStorage.Kind.APACHE, "2.20.3", 3));

    assertThat(blind.up()).isFalse();
    assertThat(blind.detail())
        .isEqualTo(
            "Compressed days of signals are neither read nor written under the licence apache: 3."
                + " Decompress them first, under the licence timescale.");
  }
}
