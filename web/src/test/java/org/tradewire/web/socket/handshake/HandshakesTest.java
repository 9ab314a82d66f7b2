package org.tradewire.web.socket.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.account.boundary.TokenVerifier;
import org.tradewire.trading.account.boundary.WsTickets;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.TicketHolder;
import org.tradewire.trading.configuration.entity.WebKeys;
import org.tradewire.web.socket.handshake.Credential.Place;
import org.tradewire.web.socket.settings.SocketConfiguration;

class HandshakesTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Caller TRADER = new Caller(new UUID(0, 1), "trader1", Set.of("trader"));
  private static final String HOST = "localhost:8080";
  private static final String TOKEN =
      "h."
          + Base64.getUrlEncoder()
              .encodeToString(
                  ("{\"exp\":" + NOW.plusSeconds(600).getEpochSecond() + "}")
                      .getBytes(StandardCharsets.UTF_8))
          + ".s";

  private final Handshakes handshakes =
      new Handshakes(
          new OneToken(), new OneTicket(), new SocketConfiguration(key -> Optional.empty()));

  @BeforeEach
  void configure() {
    handshakes.configure();
  }

  @Test
  void shouldKnowTheCallerOfATokenUntilItEnds() {
    SocketPrincipal expected = new SocketPrincipal(TRADER, NOW.plusSeconds(600));

    assertThat(handshakes.authenticate(new Credential(Place.HEADER, TOKEN))).contains(expected);
    assertThat(handshakes.authenticate(new Credential(Place.QUERY, TOKEN))).contains(expected);
  }

  @Test
  void shouldNotLookAtATokenInTheQueryWhereThatIsSwitchedOff() {
    Handshakes strict =
        new Handshakes(
            new OneToken(),
            new OneTicket(),
            new SocketConfiguration(
                key ->
                    key.equals(WebKeys.TOKEN_IN_QUERY.name())
                        ? Optional.of("false")
                        : Optional.empty()));

    assertThat(strict.authenticate(new Credential(Place.QUERY, TOKEN))).isEmpty();
    assertThat(strict.authenticate(new Credential(Place.HEADER, TOKEN))).isPresent();
  }

  @Test
  void shouldKnowTheCallerOfATicketUntilTheTokenBehindItEnds() {
    assertThat(handshakes.authenticate(new Credential(Place.TICKET, "ticket")))
        .contains(new SocketPrincipal(TRADER, NOW.plusSeconds(1)));
  }

  @Test
  void shouldKnowNobodyByAWrongCredential() {
    assertThat(handshakes.authenticate(new Credential(Place.HEADER, "ticket"))).isEmpty();
    assertThat(handshakes.authenticate(new Credential(Place.TICKET, TOKEN))).isEmpty();
  }

  @Test
  void shouldPermitAMissingOriginToProgramsWithAToken() {
    assertThat(permitsWithoutOrigin(Place.HEADER)).isTrue();
    assertThat(permitsWithoutOrigin(Place.QUERY)).isTrue();
    assertThat(permitsWithoutOrigin(Place.TICKET)).isFalse();
  }

  @Test
  void shouldLeaveAProgramWithoutCredentialToBeUnknown() {
    assertThat(handshakes.permitsOrigin(null, HOST, null)).isTrue();
  }

  @Test
  void shouldRefuseAForeignPageWhateverItBrings() {
    assertThat(handshakes.permitsOrigin("http://evil.example", HOST, null)).isFalse();
    assertThat(
            handshakes.permitsOrigin(
                "http://evil.example", HOST, new Credential(Place.HEADER, TOKEN)))
        .isFalse();
  }

  private boolean permitsWithoutOrigin(Place place) {
    return handshakes.permitsOrigin(null, HOST, new Credential(place, "x"));
  }

  private static final class OneToken extends TokenVerifier {
    @Override
    public Optional<Caller> verify(String jwt) {
      return jwt.equals(TOKEN) ? Optional.of(TRADER) : Optional.empty();
    }
  }

  private static final class OneTicket extends WsTickets {
    @Override
    public Optional<TicketHolder> redeem(String ticket) {
      return ticket.equals("ticket")
          ? Optional.of(new TicketHolder(TRADER, NOW.plusSeconds(1)))
          : Optional.empty();
    }
  }
}
