package org.tradewire.streaming.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.session.CloseCode;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionLimits;

class StreamSessionLimitsTest extends StreamSessionFixture {

  @Test
  void shouldTakeAsManyChannelsOfARequestAsASessionMayHoldAndAskForNoOthers() {
    int most = SessionLimits.DEFAULT.maxChannels();
    StreamSession session = session(SessionFormat.V1_JSON);

    session.onText(subscribe("trades:A:S", most + 50));

    assertThat(rights.asked).isEqualTo(most);
    assertThat(rights.expected).hasSize(most);
    assertThat(hub.subscribers()).hasSize(most).doesNotContainKey("trades:A:S" + most);
    JsonObject data = client.answer("subscribed").getJsonObject("data");
    assertThat(data.getJsonArray("ok")).hasSize(most);
    assertThat(data.getJsonArray("errors")).hasSize(1);
    assertThat(data.getJsonArray("errors").getJsonObject(0).getString("ch"))
        .isEqualTo("trades:A:S" + most);
    assertThat(data.getJsonArray("errors").getJsonObject(0).getString("code"))
        .isEqualTo("LIMIT_EXCEEDED");
  }

  @Test
  void shouldAskForTheRightsOfNoMoreChannelsThanThereIsRoomFor() {
    StreamSession session = session(SessionFormat.V1_JSON);
    session.onText(subscribe("trades:A:S", 95));

    session.onText(subscribe("trades:B:S", 100));
    assertThat(rights.expected).hasSizeLessThanOrEqualTo(5 + 10);
    assertThat(rights.asked).isEqualTo(100);
    nanoTime += TimeUnit.SECONDS.toNanos(10);
    session.onText(subscribe("trades:C:S", 100));

    assertThat(rights.expected).isEmpty();
    assertThat(rights.asked).isEqualTo(100);
  }

  @Test
  void shouldRationTheChannelsOfRequests() {
    StreamSession session = session(SessionFormat.V1_JSON);
    String all = subscribe("trades:A:S", 100);
    session.onText(all);
    session.onText(all.replace("subscribe", "unsubscribe"));

    session.onText(request("{'action':'subscribe','id':5,'channels':['stats','status']}"));

    JsonObject error = client.answer("error");
    assertThat(error.getString("code")).isEqualTo("RATE_LIMITED");
    assertThat(error.getBoolean("temporary")).isTrue();
    assertThat(hub.subscribers()).isEmpty();
    nanoTime += TimeUnit.SECONDS.toNanos(2);
    session.onText(all);
    assertThat(hub.subscribers()).hasSize(100);
  }

  @Test
  void shouldNameTheRequestWhoseChannelsAreTooMany() {
    StreamSession session = session(SessionFormat.V1_JSON);
    session.onText(subscribe("trades:A:S", 100));
    session.onText(subscribe("trades:A:S", 99).replace("subscribe", "unsubscribe"));

    session.onText(request("{'action':'subscribe','id':5,'channels':['stats','status']}"));

    assertThat(client.answer("error").getInt("id")).isEqualTo(5);
    assertThat(hub.subscribers()).containsOnlyKeys("trades:A:S99");
  }

  @Test
  void shouldAskForTenForbiddenChannelsOfARequestOnly() {
    rights.nothing = true;

    session(SessionFormat.V1_JSON).onText(subscribe("trades:A:S", 100));

    assertThat(rights.asked).isEqualTo(10);
    assertThat(client.answer("subscribed").getJsonObject("data").getJsonArray("errors"))
        .hasSize(11)
        .last()
        .satisfies(each -> assertThat(each.toString()).contains("LIMIT_EXCEEDED"));
  }

  @Test
  void shouldCountOneRefusalForARequestAndForgiveOneASecond() {
    StreamSession session = session(SessionFormat.V1_JSON);
    session.onText(subscribe("nothing", 100));
    for (int i = 0; i < 200; i++) {
      nanoTime += TimeUnit.SECONDS.toNanos(1);
      session.onText(request("{'action':'dance'}"));
    }
    assertThat(client.closed).isEmpty();

    for (int i = 0; i < 101; i++) {
      session.onText(request("{'action':'dance'}"));
    }

    await().until(() -> client.closed.contains(CloseCode.ABUSE.code()));
  }

  @Test
  void shouldRefuseMoreRequestsThanTheBurstAndSaySo() {
    StreamSession session = session(SessionFormat.V1_JSON);
    for (int i = 0; i < 2 * SessionLimits.DEFAULT.inboundBurst(); i++) {
      session.onText("{\"type\":\"ping\"}");
    }
    JsonObject error = client.answer("error");
    assertThat(error.getString("code")).isEqualTo("RATE_LIMITED");
    assertThat(error.getBoolean("temporary")).isTrue();
  }

  @Test
  void shouldChargeARequestForSignalsAsTen() {
    StreamSession session = session(SessionFormat.PLAIN);
    int granted = SessionLimits.DEFAULT.inboundBurst() / 10;
    for (int i = 0; i < granted; i++) {
      session.onText("{\"type\":\"get_signals\"}");
    }
    client.answer("signals_response");
    assertThat(client.frames).noneMatch(frame -> frame.contains("RATE_LIMITED"));

    session.onText("{\"type\":\"get_signals\",\"id\":5}");

    assertThat(client.answer("error").getString("code")).isEqualTo("RATE_LIMITED");
  }
}
