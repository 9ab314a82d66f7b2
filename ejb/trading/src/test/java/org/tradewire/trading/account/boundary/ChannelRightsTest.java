package org.tradewire.trading.account.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.trading.account.entity.Caller;

class ChannelRightsTest {

  private static final String ID = "11111111-2222-4333-8444-555555555555";

  private final ChannelRights rights = new ChannelRights();

  /** Rows of the rights table; letters for trader, dealer, risk, admin, monitor. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          challenge:11111111-2222-4333-8444-555555555555, T-RA-
          equity:11111111-2222-4333-8444-555555555555,    T-RA-
          trades:COINBASE:BTC-USD,     TDRAM
          book:COINBASE:BTC-USD,       TDRAM
          ticker:COINBASE:BTC-USD,     TDRAM
          candles:COINBASE:BTC-USD:1m, TDRAM
          heatmap:BTC-USD,             TDRAM
          heatmap-levels:BTC-USD,      TDRAM
          signals,                     TDRAM
          status,                      TDRAM
          routing-metrics,             -DRA-
          lp-performance,              -DRAM
          exposure-updates,            -DRA-
          exposure-updates:11111111-2222-4333-8444-555555555555, -DRA-
          alerts,                      -DRA-
          alerts:11111111-2222-4333-8444-555555555555, -DRA-
          alerts:monitor,              -DRAM
          alerts:market,               TDRAM
          """)
  void shouldPermitAsTheTableSays(String channel, String expected) {
    StringBuilder permitted = new StringBuilder();
    for (String role : new String[] {"trader", "dealer", "risk", "admin", "monitor"}) {
      boolean may = rights.permits(caller(Set.of(role)), Channel.parse(channel));
      permitted.append(may ? Character.toUpperCase(role.charAt(0)) : '-');
    }

    assertThat(permitted).hasToString(expected);
  }

  @Test
  void shouldPermitATraderWhatIsNamedAfterHim() {
    Caller trader = caller(Set.of("trader"));
    Caller monitor = caller(Set.of("monitor"));

    assertThat(rights.permits(trader, Channel.alertsOf(trader.id()))).isTrue();
    assertThat(rights.permits(trader, Channel.exposureOf(trader.id()))).isTrue();
    assertThat(rights.permits(monitor, Channel.alertsOf(monitor.id()))).isFalse();
    assertThat(rights.permits(monitor, Channel.exposureOf(monitor.id()))).isFalse();
  }

  @Test
  void shouldServeAlertsByWhatConcernsTheCaller() {
    Caller trader = caller(Set.of("trader"));
    Caller both = caller(Set.of("trader", "monitor"));

    assertThat(rights.served(trader, Channel.alerts()))
        .containsExactly(Channel.alertsOf(trader.id()), Channel.marketAlerts());
    assertThat(rights.served(caller(Set.of("monitor")), Channel.alerts()))
        .containsExactly(Channel.monitorAlerts(), Channel.marketAlerts());
    assertThat(rights.served(both, Channel.alerts()))
        .containsExactly(
            Channel.alertsOf(both.id()), Channel.monitorAlerts(), Channel.marketAlerts());
    for (String role : Set.of("dealer", "risk", "admin", "service")) {
      assertThat(rights.served(caller(Set.of(role)), Channel.alerts()))
          .containsExactly(Channel.alerts());
    }
    assertThat(rights.served(caller(Set.of("trader", "dealer")), Channel.alerts()))
        .containsExactly(Channel.alerts());
  }

  @Test
  void shouldServeATraderHisOwnExposureAndEverythingElseAsItIs() {
    Caller trader = caller(Set.of("trader"));

    assertThat(rights.served(trader, Channel.exposureUpdates()))
        .containsExactly(Channel.exposureOf(trader.id()));
    assertThat(rights.served(caller(Set.of("monitor")), Channel.exposureUpdates()))
        .containsExactly(Channel.exposureUpdates());
    assertThat(rights.served(trader, Channel.parse("routing-metrics")))
        .containsExactly(Channel.parse("routing-metrics"));
  }

  @Test
  void shouldPermitNothingWhenCallerIsAServiceOrHasNoRole() {
    Channel room = Channel.parse("challenge:" + ID);

    assertThat(rights.permits(caller(Set.of("service")), room)).isFalse();
    assertThat(rights.permits(caller(Set.of()), Channel.parse("status"))).isFalse();
    assertThat(rights.permits(caller(Set.of("TRADER")), room)).isFalse();
  }

  private static Caller caller(Set<String> roles) {
    return new Caller(UUID.randomUUID(), "someone", roles);
  }
}
