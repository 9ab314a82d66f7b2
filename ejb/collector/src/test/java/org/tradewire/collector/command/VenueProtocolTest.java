package org.tradewire.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.VenueRequests;
import org.tradewire.collector.venue.VenueSession;

class VenueProtocolTest {

  /** Names of what is subscribed to, but for heartbeats, which a connection has one of. */
  private static final Pattern STREAM =
      Pattern.compile(
          "@(depth|aggTrade|kline|forceOrder)|\"(book|trade|level2_batch|matches|level2|market_trades)\"");

  /** Else connections would be given more than they carry, or symbols refused that they do. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KRAKEN_V1")
  void shouldCountTheStreamsThatItsSessionsSubscribeTo(VenueProtocol protocol) {
    assertThat(streams(protocol::books)).isEqualTo(protocol.defaults().streams());
    if (protocol.defaults().market() != null) {
      assertThat(streams(protocol::market)).isEqualTo(protocol.defaults().marketStreams());
    }
  }

  @Test
  void shouldTakeTheVariableForBinanceAlone() {
    assertThat(VenueProtocol.BINANCE.spreadAlias()).contains("BINANCE_MAX_CONNECTIONS");
    assertThat(VenueProtocol.BINANCE_FUTURES.spreadAlias()).contains("BINANCE_MAX_CONNECTIONS");
    assertThat(VenueProtocol.KRAKEN.spreadAlias()).isEmpty();
  }

  private static int streams(Function<SessionSetup, VenueSession> sessions) {
    List<String> sent = new ArrayList<>();
    VenueRequests requests =
        new VenueRequests() {
          @Override
          public void send(String text) {
            sent.add(text);
          }

          @Override
          public void fetch(String path) {}
        };
    sessions
        .apply(
            new SessionSetup(
                "X",
                List.of("BTC-USD"),
                SessionSetup.DEFAULT_DEPTH,
                requests,
                MarketDataListener.NONE))
        .onConnect();
    return (int) sent.stream().flatMap(text -> STREAM.matcher(text).results()).count();
  }
}
