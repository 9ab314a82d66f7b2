package org.tradewire.streaming.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.session.CloseCode;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionLimits;

class StreamSessionTest extends StreamSessionFixture {

  @Test
  void shouldAcknowledgeEachChannelAndRefuseEachByItself() {
    StreamSession session = session(SessionFormat.V1_JSON);
    hub.register(
        ChannelKind.CHALLENGE,
        channel -> List.of(StreamMessage.initial(channel, 1, 4, bytes("{\"type\":\"state\"}"))));
    session.onText(
        request(
            "{'action':'subscribe','id':7,'channels':['%s','%s','nothing','trades:COINBASE:btc']}"
                .formatted(MINE, OTHERS)));

    JsonObject ack = client.answer("subscribed");
    assertThat(ack.getInt("id")).isEqualTo(7);
    assertThat(ack.getString("timestamp")).isEqualTo("2026-01-01T00:00:00.000Z");
    JsonObject data = ack.getJsonObject("data");
    JsonObject ok = data.getJsonArray("ok").getJsonObject(0);
    assertThat(ok.getString("ch")).isEqualTo(MINE.name());
    assertThat(ok.getInt("epoch")).isEqualTo(1);
    assertThat(ok.getInt("seq")).isEqualTo(4);
    assertThat(ok.getBoolean("recovered")).isFalse();
    assertThat(data.getJsonArray("errors").getValuesAs(JsonObject.class))
        .extracting(each -> each.getString("code"))
        .containsExactly("FORBIDDEN", "UNKNOWN_CHANNEL", "INVALID_SYMBOL");
    assertThat(hub.subscribers()).containsOnlyKeys(MINE.name());
  }

  @Test
  void shouldAcknowledgeDocumentsRequestsOnlyWhereTheyAsk() {
    StreamSession session = session(SessionFormat.PLAIN);
    session.onText(request("{'action':'join_challenge','challenge_id':'%s'}", id(MINE)));
    session.onText("{\"type\":\"ping\"}");
    client.answer("pong");
    assertThat(client.frames).noneMatch(frame -> frame.contains("subscribed"));
    assertThat(hub.subscribers()).containsOnlyKeys(MINE.name());

    session.onText(request("{'action':'leave_challenge','id':3,'challenge_id':'%s'}", id(MINE)));
    assertThat(client.answer("unsubscribed").getInt("id")).isEqualTo(3);
    assertThat(hub.subscribers()).isEmpty();
  }

  @Test
  void shouldSendErrorWithoutBeingAsked() {
    StreamSession session = session(SessionFormat.PLAIN);
    session.onText(request("{'action':'join_challenge','challenge_id':'%s'}", id(OTHERS)));
    JsonObject error = client.answer("error");
    assertThat(error.getString("code")).isEqualTo("FORBIDDEN");
    assertThat(error.getBoolean("temporary")).isFalse();
    assertThat(error.getString("message")).contains(OTHERS.name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'subscribe','subscription':'signals'}",
        "{'action':'subscribe','symbols':['BTCUSDT'],'update_interval':5}",
        "{'action':'subscribe','channels':['alerts','routing-metrics']}",
        "{'type':'subscribe','channels':['trades','deltas','stats'],'symbols':['BTC-USD'],"
            + "'exchanges':['coinbase']}"
      })
  void shouldTakeEachShapeOfTheDocuments(String text) {
    StreamSession session = session(SessionFormat.PLAIN);
    session.onText(request(text));
    assertThat(hub.subscribers()).isNotEmpty();
    session.onText(request(text.replace("subscribe", "unsubscribe")));
    assertThat(hub.subscribers()).isEmpty();
    session.onText("{\"type\":\"ping\"}");
    client.answer("pong");
    assertThat(client.frames).hasSize(1);
  }

  @Test
  void shouldRefuseOneChannelWhoseStateFailsAndTakeTheOthers() {
    hub.register(
        ChannelKind.BOOK,
        channel -> {
          throw new IllegalStateException("no database");
        });
    StreamSession session = session(SessionFormat.V1_JSON);
    session.onText(request("{'action':'subscribe','channels':['book:A:B','stats']}"));
    JsonObject data = client.answer("subscribed").getJsonObject("data");
    assertThat(data.getJsonArray("ok").getJsonObject(0).getString("ch")).isEqualTo("stats");
    JsonObject error = data.getJsonArray("errors").getJsonObject(0);
    assertThat(error.getString("code")).isEqualTo("INTERNAL");
    assertThat(error.getBoolean("temporary")).isTrue();
    assertThat(hub.subscribers()).containsOnlyKeys("stats");
  }

  @Test
  void shouldRefuseSecondSubscriptionAndMoreChannelsThanAllowed() {
    StreamSession session = session(SessionFormat.PLAIN);
    session.onText(request("{'action':'subscribe','channels':['stats','stats']}"));
    assertThat(client.answer("error").getString("code")).isEqualTo("ALREADY_SUBSCRIBED");
    client.frames.clear();
    session.onText(subscribe("trades:A:S", 60));
    session.onText(subscribe("trades:B:S", 60));
    assertThat(client.answer("error").getString("code")).isEqualTo("LIMIT_EXCEEDED");
    assertThat(hub.subscribers()).hasSize(SessionLimits.DEFAULT.maxChannels());
  }

  @Test
  void shouldAnswerOverlongAndDeeplyNestedRequestsWithAnErrorAndGoOn() {
    StreamSession session = session(SessionFormat.PLAIN);
    session.onText("[".repeat(64 << 10));
    assertThat(client.answer("error").getString("code")).isEqualTo("BAD_REQUEST");
    client.frames.clear();
    session.onText("[".repeat((64 << 10) + 1));
    assertThat(client.answer("error").getString("code")).isEqualTo("LIMIT_EXCEEDED");
    session.onText("{\"type\":\"ping\",\"id\":9}");
    assertThat(client.answer("pong").getInt("id")).isEqualTo(9);
  }

  @Test
  void shouldNotLogTheToken() {
    StreamSession session = session(SessionFormat.PLAIN);
    session.onText(request("{'action':'refresh','id':1,'token':'good'}"));
    client.answer("refreshed");
    session.onText(request("{'action':'refresh','token':'s3cret'}"));
    JsonObject error = client.answer("error");
    assertThat(error.getString("code")).isEqualTo("UNAUTHORIZED");
    assertThat(error.toString()).doesNotContain("s3cret");
  }

  @Test
  void shouldLeaveAllRoomsWhenTheConnectionEnds() {
    StreamSession session = session(SessionFormat.V1_JSON);
    session.onText(request("{'action':'subscribe','channels':['stats','signals','%s']}", MINE));
    session.onClose();
    assertThat(hub.subscribers()).isEmpty();
    assertThat(writers.sessions()).isZero();
  }

  @Test
  void shouldEndSubscriptionsThatAreNotPermittedAnyMore() {
    StreamSession session = session(SessionFormat.V1_JSON);
    session.onText(request("{'action':'subscribe','channels':['stats','%s']}", MINE));
    client.answer("subscribed");
    rights.forbid(MINE);

    session.recheck();

    JsonObject error = client.answer("error");
    assertThat(error.getString("code")).isEqualTo("FORBIDDEN");
    assertThat(error.getString("ch")).isEqualTo(MINE.name());
    assertThat(hub.subscribers()).containsOnlyKeys("stats");
  }

  @Test
  void shouldEndASubscriptionWhoseRightEndedWhileItBegan() {
    hub.register(
        ChannelKind.CHALLENGE,
        channel -> {
          rights.forbid(MINE);
          return List.of(StreamMessage.initial(channel, 1, 4, bytes("{\"type\":\"state\"}")));
        });
    StreamSession session = session(SessionFormat.V1_JSON);
    session.onText(request("{'action':'subscribe','channels':['stats','%s']}", MINE));
    assertThat(client.answer("error").getString("ch")).isEqualTo(MINE.name());
    assertThat(hub.subscribers()).containsOnlyKeys("stats");
  }

  @Test
  void shouldCloseWhenTheUserMayDoNothingAnyMore() {
    StreamSession session = session(SessionFormat.V1_JSON);
    session.onRightsWithdrawn();
    assertThat(client.answer("error").getString("code")).isEqualTo("FORBIDDEN");
    await().until(() -> client.closed.contains(CloseCode.FORBIDDEN.code()));
  }

  @Test
  void shouldAnswerAnErrorOfTheMachineAndGoOn() {
    StreamSession session = session(SessionFormat.PLAIN);
    rights.meanwhile =
        () -> {
          throw new StackOverflowError("as by a deep query");
        };
    session.onText(request("{'action':'subscribe','channels':['stats']}"));
    assertThat(client.answer("error").getString("code")).isEqualTo("INTERNAL");

    session.onText("{\"type\":\"ping\"}");
    client.answer("pong");
  }
}
