package org.tradewire.trading.market.boundary;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.feed.api.FeedControl;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.market.entity.MarketRefusal;
import org.tradewire.trading.testing.Refused;

class FeedAdministrationTest {
  private static final Caller ADMIN = new Caller(new UUID(0, 1), "admin", Set.of("admin"));

  @ParameterizedTest
  @ValueSource(
      strings = {"x\n[#|2026|FORGED|event=roles_changed", "BTC USD", "BTC-USD\r", "btc-usd", "\t"})
  void shouldRefuseASymbolThatIsNoneBeforeItReachesCollectorAuditOrLog(String symbol) {
    // It has no collector, no audit log and no market: whoever asked one of them fails otherwise.
    FeedAdministration administration = new FeedAdministration(null, null);

    assertThatThrownBy(() -> administration.ask(ADMIN, "KRAKEN", FeedControl.Action.STATUS, symbol))
        .is(Refused.as(MarketRefusal.INVALID_FEED_REQUEST));
  }
}
