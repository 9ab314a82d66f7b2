package org.tradewire.web.socket.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.web.socket.handshake.Credential.Place;

class CredentialTest {

  @Test
  void shouldFindTheTokenInTheHeader() {
    assertThat(Credential.of("Bearer abc.def", null))
        .contains(new Credential(Place.HEADER, "abc.def"));
    assertThat(Credential.of("bearer  abc.def ", null))
        .contains(new Credential(Place.HEADER, "abc.def"));
  }

  @Test
  void shouldFindTicketAndTokenInTheQuery() {
    assertThat(Credential.of(null, "x=1&ticket=a%2Db"))
        .contains(new Credential(Place.TICKET, "a-b"));
    assertThat(Credential.of(null, "token=abc")).contains(new Credential(Place.QUERY, "abc"));
  }

  @Test
  void shouldPreferTheHeaderAndThenTheTicket() {
    assertThat(Credential.of("Bearer h", "ticket=t&token=q"))
        .contains(new Credential(Place.HEADER, "h"));
    assertThat(Credential.of(null, "token=q&ticket=t")).contains(new Credential(Place.TICKET, "t"));
    assertThat(Credential.of("Basic abc", "token=q")).contains(new Credential(Place.QUERY, "q"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ticket", "ticket=", "tokens=x", "xtoken=x", "token=%", "token=%zz"})
  void shouldFindNothingWhereThereIsNothing(String query) {
    assertThat(Credential.of(null, query)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer  ", "Basic abc", "BearerX"})
  void shouldFindNothingInAHeaderWithoutToken(String header) {
    assertThat(Credential.of(header, null)).isEmpty();
  }

  @Test
  void shouldIgnoreTextThatIsTooLongForAToken() {
    assertThat(Credential.of("Bearer " + "x".repeat(8193), null)).isEmpty();
  }

  @Test
  void shouldNotShowItsValue() {
    assertThat(new Credential(Place.QUERY, "secret")).hasToString("Credential[place=QUERY]");
  }
}
