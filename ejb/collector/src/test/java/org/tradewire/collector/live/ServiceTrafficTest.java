package org.tradewire.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceTrafficTest {

  private static final long QUIET = 100;

  private final ServiceTraffic traffic = new ServiceTraffic(2);
  private final ServiceTraffic.Part rare = traffic.new Part();
  private final ServiceTraffic.Line used = traffic.new Line(rare);
  private final ServiceTraffic.Line standingBy = traffic.new Line(rare);
  private final ServiceTraffic.Line busy = traffic.new Line(traffic.new Part());

  /** Otherwise it and the one that stands by for it would be given up at the same moment. */
  @Test
  void shouldKeepAConnectionWhoseSymbolsAreHardlyTradedWhileOthersOfTheServiceBringSomething() {
    used.brings(0, 10);
    standingBy.brings(0, 10);
    for (long nowNs = 20; nowNs <= 500; nowNs += 20) {
      busy.brings(0, nowNs);
    }

    assertThat(used.waitNs(0, QUIET, 550)).isEqualTo(50);
    assertThat(standingBy.waitNs(0, QUIET, 550)).isEqualTo(50);
  }

  /** As at Binance's address that was retired. */
  @Test
  void shouldGiveUpAllWhereNothingComesFromTheAddress() {
    used.brings(0, 10);
    busy.brings(0, 30);

    assertThat(used.waitNs(0, QUIET, 129)).isEqualTo(1);
    assertThat(used.waitNs(0, QUIET, 130)).isZero();
    assertThat(busy.waitNs(0, QUIET, 130)).isZero();
  }

  @Test
  void shouldNotCountWhatComesFromAnotherAddress() {
    used.brings(1, 10);
    busy.brings(0, 100);

    assertThat(used.waitNs(1, QUIET, 110)).isZero();
  }

  @Test
  void shouldGiveUpAConnectionThatHasBroughtNothingSinceItWasOpened() {
    used.brings(0, 5);
    used.opens(10);
    busy.brings(0, 100);

    assertThat(used.waitNs(0, QUIET, 110)).isZero();
  }

  @Test
  void shouldGiveUpAConnectionThatLacksWhatTheOneThatStandsByForItReceives() {
    used.brings(0, 10);
    for (long nowNs = 20; nowNs < 39; nowNs++) {
      standingBy.brings(0, nowNs);
    }
    assertThat(used.waitNs(0, QUIET, 110)).isPositive();
    standingBy.brings(0, 39);

    assertThat(used.waitNs(0, QUIET, 109)).isEqualTo(1);
    assertThat(used.waitNs(0, QUIET, 110)).isZero();
    assertThat(standingBy.waitNs(0, QUIET, 110)).isPositive();
  }
}
