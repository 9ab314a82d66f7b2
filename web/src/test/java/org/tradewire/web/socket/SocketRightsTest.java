package org.tradewire.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.protocol.Authoriser.Verdict;
import org.tradewire.trading.account.boundary.ChannelRights;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.heatmap.boundary.HeatmapCatalogue;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.web.socket.handshake.SocketPrincipal;
import org.tradewire.web.socket.settings.SocketEndpoint;

class SocketRightsTest {

  private final HeatmapCatalogue heatmaps = new HeatmapCatalogue();
  private static final UUID OWN = new UUID(1, 1);
  private static final UUID OTHERS = new UUID(1, 2);
  private static final Instant SOON = Instant.parse("2026-01-31T12:00:00Z");
  private static final Instant LATER = SOON.plusSeconds(3600);
  private static final Caller TRADER = caller(1, "trader");
  private static final Caller MONITOR = caller(2, "monitor");

  private int lookups;

  @Test
  void shouldAllowATraderHisOwnChallengeOnly() {
    SocketRights rights = rights(SocketEndpoint.CHALLENGES, TRADER);

    assertThat(rights.permit(Channel.challenge(OWN))).isEqualTo(Verdict.ALLOWED);
    assertThat(rights.permit(Channel.parse("equity:" + OWN))).isEqualTo(Verdict.ALLOWED);
    assertThat(rights.permit(Channel.challenge(OTHERS))).isEqualTo(Verdict.FORBIDDEN);
  }

  @Test
  void shouldForbidByRoleWithoutAskingTheOwner() {
    SocketRights rights = rights(SocketEndpoint.CHALLENGES, MONITOR);

    assertThat(rights.permit(Channel.challenge(OWN))).isEqualTo(Verdict.FORBIDDEN);
    assertThat(rights.permit(Channel.status())).isEqualTo(Verdict.ALLOWED);
  }

  @Test
  void shouldServeAndPermitATraderHisOwnAlertsWithoutAskingForOwnership() {
    SocketRights rights = rights(SocketEndpoint.ANALYTICS, TRADER);

    assertThat(rights.served(Channel.alerts()))
        .containsExactly(Channel.alertsOf(TRADER.id()), Channel.marketAlerts())
        .allSatisfy(each -> assertThat(rights.permit(each)).isEqualTo(Verdict.ALLOWED));
    assertThat(rights.permit(Channel.alertsOf(MONITOR.id()))).isEqualTo(Verdict.FORBIDDEN);
    assertThat(rights.permit(Channel.alerts())).isEqualTo(Verdict.FORBIDDEN);

    rights.changed(new Caller(TRADER.id(), TRADER.username(), Set.of("monitor")));

    assertThat(rights.served(Channel.alerts()))
        .containsExactly(Channel.monitorAlerts(), Channel.marketAlerts());
  }

  @Test
  void shouldNotKnowChannelsOfTheOtherEndpoint() {
    SocketRights market = rights(SocketEndpoint.MARKET, TRADER);
    SocketRights challenges = rights(SocketEndpoint.CHALLENGES, TRADER);

    assertThat(market.permit(Channel.challenge(OWN))).isEqualTo(Verdict.UNKNOWN_CHANNEL);
    assertThat(market.permit(Channel.book("COINBASE", "BTC-USD"))).isEqualTo(Verdict.ALLOWED);
    assertThat(market.permit(Channel.status())).isEqualTo(Verdict.ALLOWED);
    assertThat(challenges.permit(Channel.trades("COINBASE", "BTC-USD")))
        .isEqualTo(Verdict.UNKNOWN_CHANNEL);
  }

  @Test
  void shouldKnowNoHeatmapWhereTheNodeCarriesNone() {
    heatmaps.learn(
        List.of(SymbolSettings.standard("BTC-USDT", new BigDecimal("98000"), Instant.EPOCH)));
    heatmaps.serves(false);
    for (SocketEndpoint endpoint : List.of(SocketEndpoint.HEATMAP, SocketEndpoint.EVERYTHING)) {
      SocketRights rights = rights(endpoint, TRADER);

      assertThat(rights.permit(Channel.heatmap("BTC-USDT"))).isEqualTo(Verdict.UNKNOWN_CHANNEL);
      assertThat(rights.permit(Channel.heatmap("XYZ-USDT"))).isEqualTo(Verdict.UNKNOWN_CHANNEL);
    }
  }

  @Test
  void shouldTakeAFreshTokenOfTheSameUser() {
    SocketRights rights = rights(SocketEndpoint.MARKET, TRADER);

    assertThat(rights.refresh("trader-later")).isTrue();
    assertThat(rights.expiresAt()).isEqualTo(LATER);
  }

  @Test
  void shouldRefuseTokensOfOthersAndInvalidOnes() {
    SocketRights rights = rights(SocketEndpoint.MARKET, TRADER);

    assertThat(rights.refresh("monitor-later")).isFalse();
    assertThat(rights.refresh("forged")).isFalse();
    assertThat(rights.expiresAt()).isEqualTo(SOON);
  }

  @Test
  void shouldJudgeByTheRolesTheUserHasNow() {
    SocketRights rights = rights(SocketEndpoint.CHALLENGES, TRADER);
    long before = rights.revision();

    rights.changed(new Caller(TRADER.id(), TRADER.username(), Set.of("monitor")));

    assertThat(rights.permit(Channel.challenge(OWN))).isEqualTo(Verdict.FORBIDDEN);
    assertThat(rights.revision()).isGreaterThan(before);
    assertThat(rights.expiresAt()).isEqualTo(SOON);
  }

  @Test
  void shouldKeepAWithdrawalThatComesWhileAFreshTokenIsVerified() {
    List<SocketRights> self = new ArrayList<>();
    SocketRights rights =
        rights(
            SocketEndpoint.CHALLENGES,
            TRADER,
            token -> {
              Optional<SocketPrincipal> asBefore = ofToken(token);
              self.get(0).changed(new Caller(TRADER.id(), TRADER.username(), Set.of("monitor")));
              return asBefore;
            });
    self.add(rights);

    assertThat(rights.refresh("trader-later")).isTrue();

    assertThat(rights.permit(Channel.challenge(OWN))).isEqualTo(Verdict.FORBIDDEN);
    assertThat(rights.expiresAt()).isEqualTo(LATER);
  }

  @Test
  void shouldLookUpAllChallengesOfARequestAtOnce() {
    SocketRights rights = rights(SocketEndpoint.CHALLENGES, TRADER);

    rights.expect(
        List.of(Channel.challenge(OWN), Channel.parse("equity:" + OWN), Channel.challenge(OTHERS)));

    assertThat(rights.permit(Channel.challenge(OWN))).isEqualTo(Verdict.ALLOWED);
    assertThat(rights.permit(Channel.parse("equity:" + OWN))).isEqualTo(Verdict.ALLOWED);
    assertThat(rights.permit(Channel.challenge(OTHERS))).isEqualTo(Verdict.FORBIDDEN);
    assertThat(lookups).isEqualTo(1);
  }

  @Test
  void shouldNotLookUpChallengesThatTheEndpointDoesNotCarry() {
    SocketRights rights = rights(SocketEndpoint.MARKET, TRADER);

    rights.expect(List.of(Channel.challenge(OWN), Channel.parse("equity:" + OTHERS)));

    assertThat(lookups).isZero();
    assertThat(rights.permit(Channel.challenge(OWN))).isEqualTo(Verdict.UNKNOWN_CHANNEL);
  }

  @Test
  void shouldLookUpAgainForOtherRolesAndOtherChallenges() {
    SocketRights rights = rights(SocketEndpoint.CHALLENGES, TRADER);
    rights.expect(List.of(Channel.challenge(OWN)));

    assertThat(rights.permit(Channel.challenge(OTHERS))).isEqualTo(Verdict.FORBIDDEN);
    assertThat(lookups).isEqualTo(2);

    rights.changed(new Caller(TRADER.id(), TRADER.username(), Set.of("monitor")));

    assertThat(rights.permit(Channel.challenge(OWN))).isEqualTo(Verdict.FORBIDDEN);
  }

  @Test
  void shouldLetHeatmapsOfEnabledSymbolsBeWatched() {
    SymbolSettings btc =
        SymbolSettings.standard("BTC-USDT", new BigDecimal("98000"), Instant.EPOCH);
    heatmaps.learn(
        List.of(
            btc, new SymbolSettings("ETH-USDT", false, btc.model(), 2, 1, "admin", Instant.EPOCH)));
    SocketRights rights = rights(SocketEndpoint.HEATMAP, TRADER);

    assertThat(rights.permit(Channel.heatmap("BTC-USDT"))).isEqualTo(Verdict.ALLOWED);
    assertThat(rights.permit(Channel.heatmap("BTC-USDT", "classic"))).isEqualTo(Verdict.ALLOWED);
    assertThat(rights.permit(Channel.heatmap("BTC-USDT", "other")))
        .isEqualTo(Verdict.UNKNOWN_CHANNEL);
    assertThat(rights.permit(Channel.heatmap("ETH-USDT"))).isEqualTo(Verdict.UNKNOWN_SYMBOL);
    assertThat(rights.permit(Channel.heatmap("XYZ-USDT"))).isEqualTo(Verdict.UNKNOWN_SYMBOL);
    assertThat(rights.symbols(ChannelKind.HEATMAP)).containsExactly("BTC-USDT");
    assertThat(rights.served(Channel.heatmap("BTCUSDT")))
        .containsExactly(Channel.heatmap("BTC-USDT"));
    assertThat(rights.served(Channel.heatmap("BTCUSDT", "classic")))
        .containsExactly(Channel.heatmap("BTC-USDT", "classic"));
    assertThat(rights.permit(Channel.heatmapLevels(Channel.heatmap("BTC-USDT", "classic"))))
        .isEqualTo(Verdict.ALLOWED);
    assertThat(rights.permit(Channel.parse("heatmap-levels:ETH-USDT")))
        .isEqualTo(Verdict.UNKNOWN_SYMBOL);
    assertThat(rights.permit(Channel.parse("heatmap-levels:BTC-USDT:other")))
        .isEqualTo(Verdict.UNKNOWN_CHANNEL);
    assertThat(rights.symbols(ChannelKind.HEATMAP_LEVELS)).containsExactly("BTC-USDT");
    assertThat(rights.served(Channel.parse("heatmap-levels:BTCUSDT:classic")))
        .containsExactly(Channel.parse("heatmap-levels:BTC-USDT:classic"));
    assertThat(rights.served(Channel.heatmap("XYZUSDT")))
        .containsExactly(Channel.heatmap("XYZUSDT"));
  }

  private SocketRights rights(SocketEndpoint endpoint, Caller caller) {
    return rights(endpoint, caller, SocketRightsTest::ofToken);
  }

  private SocketRights rights(
      SocketEndpoint endpoint, Caller caller, Function<String, Optional<SocketPrincipal>> tokens) {
    return new SocketRights(
        endpoint,
        new SocketPrincipal(caller, SOON),
        new ChannelRights(),
        (asking, challenges) -> {
          assertThat(asking).isEqualTo(TRADER);
          lookups++;
          return challenges.contains(OWN) ? Set.of(OWN) : Set.of();
        },
        heatmaps,
        tokens);
  }

  private static Optional<SocketPrincipal> ofToken(String token) {
    return switch (token) {
      case "trader-later" -> Optional.of(new SocketPrincipal(TRADER, LATER));
      case "monitor-later" -> Optional.of(new SocketPrincipal(MONITOR, LATER));
      default -> Optional.empty();
    };
  }

  private static Caller caller(long id, String role) {
    return new Caller(new UUID(0, id), role + id, Set.of(role));
  }
}
