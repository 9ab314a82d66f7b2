package org.tradewire.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.configuration.entity.WebKeys;
import org.tradewire.web.socket.ConnectionLimits.Admission;
import org.tradewire.web.socket.settings.SocketEndpoint;

class ConnectionLimitsTest {
  private static final UUID ANNA = new UUID(0, 1);
  private static final UUID BERT = new UUID(0, 2);
  private static final UUID CARL = new UUID(0, 3);

  private int perUser = 2;
  private int perEndpoint = 3;
  private final ConnectionLimits limits =
      new ConnectionLimits(
          () -> perUser, endpoint -> endpoint == SocketEndpoint.HEATMAP ? 1 : perEndpoint);

  @Test
  void shouldRefuseMoreConnectionsOfAUserThanAllowedOverAllEndpoints() {
    limits.admit(SocketEndpoint.MARKET, ANNA);
    limits.admit(SocketEndpoint.CHALLENGES, ANNA);

    assertThat(limits.admit(SocketEndpoint.MARKET, ANNA)).isEqualTo(Admission.USER_FULL);
    assertThat(limits.admit(SocketEndpoint.MARKET, BERT)).isEqualTo(Admission.ADMITTED);
  }

  @Test
  void shouldRefuseMoreConnectionsOfAnEndpointThanAllowed() {
    limits.admit(SocketEndpoint.MARKET, ANNA);
    limits.admit(SocketEndpoint.MARKET, ANNA);
    limits.admit(SocketEndpoint.MARKET, BERT);

    assertThat(limits.admit(SocketEndpoint.MARKET, CARL)).isEqualTo(Admission.ENDPOINT_FULL);
    assertThat(limits.admit(SocketEndpoint.CHALLENGES, CARL)).isEqualTo(Admission.ADMITTED);
  }

  @Test
  void shouldHoldALimitOfOneEndpointAlone() {
    limits.admit(SocketEndpoint.HEATMAP, ANNA);

    assertThat(limits.admit(SocketEndpoint.HEATMAP, BERT)).isEqualTo(Admission.ENDPOINT_FULL);
    assertThat(limits.admit(SocketEndpoint.MARKET, BERT)).isEqualTo(Admission.ADMITTED);
  }

  @Test
  void shouldAdmitAgainWhenAPlaceWasGivenBack() {
    limits.admit(SocketEndpoint.MARKET, ANNA);
    limits.admit(SocketEndpoint.MARKET, ANNA);
    limits.release(SocketEndpoint.MARKET, ANNA);

    assertThat(limits.admit(SocketEndpoint.MARKET, ANNA)).isEqualTo(Admission.ADMITTED);
    assertThat(limits.admit(SocketEndpoint.MARKET, ANNA)).isEqualTo(Admission.USER_FULL);
  }

  @Test
  void shouldFollowLimitsThatChange() {
    limits.admit(SocketEndpoint.MARKET, ANNA);
    limits.admit(SocketEndpoint.MARKET, ANNA);

    perUser = 3;
    assertThat(limits.admit(SocketEndpoint.MARKET, ANNA)).isEqualTo(Admission.ADMITTED);
    assertThat(limits.admit(SocketEndpoint.MARKET, BERT)).isEqualTo(Admission.ENDPOINT_FULL);

    perEndpoint = 4;
    assertThat(limits.admit(SocketEndpoint.MARKET, BERT)).isEqualTo(Admission.ADMITTED);

    perUser = 1;
    limits.release(SocketEndpoint.MARKET, ANNA);
    assertThat(limits.admit(SocketEndpoint.MARKET, ANNA)).isEqualTo(Admission.USER_FULL);
  }

  @Test
  void shouldRefuseTheThousandAndFirstClientOfAnEndpointWithASentence() {
    perEndpoint = WebKeys.MAX_CONNECTIONS_PER_ENDPOINT.builtIn().orElseThrow();
    for (int i = 1; i <= 1_000; i++) {
      assertThat(limits.admit(SocketEndpoint.SIGNALS, new UUID(1, i)))
          .isEqualTo(Admission.ADMITTED);
    }

    Admission refused = limits.admit(SocketEndpoint.SIGNALS, ANNA);

    assertThat(refused).isEqualTo(Admission.ENDPOINT_FULL);
    assertThat(refused.sentence()).endsWith(".");
  }

  @Test
  void shouldNotCountRefusedConnections() {
    for (int i = 0; i < 10; i++) {
      limits.admit(SocketEndpoint.MARKET, ANNA);
    }
    limits.release(SocketEndpoint.MARKET, ANNA);

    assertThat(limits.admit(SocketEndpoint.MARKET, ANNA)).isEqualTo(Admission.ADMITTED);
  }
}
