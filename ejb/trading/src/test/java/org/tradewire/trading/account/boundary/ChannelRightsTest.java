package org.tradewire.trading.account.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.streaming.Channel;
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
          signals,                     TDRAM
          status,                      TDRAM
          routing-metrics,             -DRA-
          lp-performance,              -DRAM
          exposure-updates,            -DRA-
          alerts,                      -DRA-
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
