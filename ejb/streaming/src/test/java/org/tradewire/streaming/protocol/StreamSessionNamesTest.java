package org.tradewire.streaming.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.hub.ChannelSource;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.session.SessionFormat;

/** Names that stand for several channels. */
class StreamSessionNamesTest extends StreamSessionFixture {

  private static final List<Channel> PARTS =
      List.of(Channel.alertsOf(UUID.randomUUID()), Channel.marketAlerts());

  @Test
  void shouldServeANameByThePartsThatConcernTheUserEachWithItsOwnNumbers() {
    rights.served.put(Channel.alerts(), PARTS);
    hub.register(ChannelKind.ALERTS, new NumberedLog());
    StreamSession session = session(SessionFormat.V1_JSON);
    session.onText(
        request(
            "{'action':'subscribe','channels':[{'ch':'alerts','since':{'%s':{'epoch':1,'seq':7},"
                + "'alerts':{'epoch':1,'seq':3}}}]}",
            PARTS.get(0)));

    JsonObject data = client.answer("subscribed").getJsonObject("data");
    assertThat(data.getJsonArray("errors")).isEmpty();
    assertThat(data.getJsonArray("ok").getValuesAs(JsonObject.class))
        .extracting(
            each -> each.getString("ch"),
            each -> each.getString("asked"),
            each -> each.getInt("seq"),
            each -> each.getBoolean("recovered"))
        .containsExactly(
            tuple(PARTS.get(0).name(), "alerts", 7, true),
            tuple("alerts:market", "alerts", 40, false));
    assertThat(hub.subscribers()).containsOnlyKeys(PARTS.get(0).name(), "alerts:market");

    hub.publish(StreamMessage.live(Channel.alerts(), 1, 8, bytes("{\"type\":\"all\"}")));
    hub.publish(StreamMessage.live(PARTS.get(1), 1, 41, bytes("{\"type\":\"market\"}")));
    client.answer("market");
    assertThat(client.frames).noneMatch(frame -> frame.contains("\"all\""));
  }

  @Test
  void shouldServeTheOtherPartsOfANameOfWhichOneIsOpenByItsOwnName() {
    rights.served.put(Channel.alerts(), PARTS);
    hub.register(ChannelKind.ALERTS, new NumberedLog());
    StreamSession session = session(SessionFormat.V1_JSON);
    session.onText(request("{'action':'subscribe','channels':['alerts:market']}"));
    client.answer("subscribed");
    client.frames.clear();
    hub.publish(StreamMessage.live(PARTS.get(1), 1, 41, bytes("{\"type\":\"market\"}")));

    session.onText(request("{'action':'subscribe','channels':['alerts']}"));

    assertThat(client.answer("subscribed").getJsonObject("data").getJsonArray("errors")).isEmpty();
    assertThat(served())
        .extracting(each -> each.getString("ch"), each -> each.getInt("seq"))
        .containsExactly(tuple(PARTS.get(0).name(), 40), tuple("alerts:market", 41));

    client.frames.clear();
    session.onText(request("{'action':'subscribe','channels':['alerts','alerts:market']}"));
    assertThat(
            client
                .answer("subscribed")
                .getJsonObject("data")
                .getJsonArray("errors")
                .getValuesAs(JsonObject.class))
        .extracting(each -> each.getString("ch"), each -> each.getString("code"))
        .containsExactly(
            tuple("alerts", "ALREADY_SUBSCRIBED"), tuple("alerts:market", "ALREADY_SUBSCRIBED"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'alerts','alerts:market'", "'alerts:market','alerts'"})
  void shouldEndAChannelWithTheLastNameItIsServedUnder(String names) {
    rights.served.put(Channel.alerts(), PARTS);
    StreamSession session = session(SessionFormat.V1_JSON);
    session.onText(request("{'action':'subscribe','channels':[%s]}", names));
    assertThat(hub.subscribers()).containsOnlyKeys(PARTS.get(0).name(), "alerts:market");

    session.onText(request("{'action':'unsubscribe','channels':['alerts']}"));
    assertThat(hub.subscribers()).containsOnlyKeys("alerts:market");

    session.onText(request("{'action':'unsubscribe','channels':['alerts:market']}"));
    assertThat(hub.subscribers()).isEmpty();
  }

  @Test
  void shouldKeepTheWholeNameWhereAPartIsLeftByItsOwn() {
    rights.served.put(Channel.alerts(), PARTS);
    StreamSession session = session(SessionFormat.V1_JSON);
    session.onText(request("{'action':'subscribe','channels':['alerts:market','alerts']}"));

    session.onText(request("{'action':'unsubscribe','channels':['alerts:market']}"));

    assertThat(hub.subscribers()).containsOnlyKeys(PARTS.get(0).name(), "alerts:market");
  }

  @Test
  void shouldHoldNothingForANameWhoseChannelsAllEndedWithTheRights() {
    rights.served.put(Channel.alerts(), PARTS);
    StreamSession session = session(SessionFormat.V1_JSON);
    session.onText(request("{'action':'subscribe','channels':['alerts']}"));
    PARTS.forEach(rights::forbid);
    session.recheck();
    rights.forbidden.removeAll(PARTS);
    session.onText(request("{'action':'subscribe','channels':['alerts:market']}"));
    assertThat(hub.subscribers()).containsOnlyKeys("alerts:market");

    session.onText(request("{'action':'unsubscribe','channels':['alerts:market']}"));

    assertThat(hub.subscribers()).isEmpty();
  }

  @Test
  void shouldAnswerBothNamesOfAChannelThatOneRequestResumesAlike() {
    rights.served.put(Channel.alerts(), PARTS);
    hub.register(ChannelKind.ALERTS, new NumberedLog());
    session(SessionFormat.V1_JSON)
        .onText(
            request(
                "{'action':'subscribe','channels':["
                    + "{'ch':'alerts:market','since':{'epoch':1,'seq':9}},'alerts']}"));

    client.answer("subscribed");
    assertThat(served())
        .filteredOn(each -> each.getString("ch").equals("alerts:market"))
        .extracting(each -> each.getInt("seq"), each -> each.getBoolean("recovered"))
        .containsExactly(tuple(9, true), tuple(9, true));
  }

  @Test
  void shouldTakeAPositionOfTheNameForNoneOfItsParts() {
    rights.served.put(Channel.alerts(), PARTS);
    hub.register(ChannelKind.ALERTS, new NumberedLog());

    session(SessionFormat.V1_JSON)
        .onText(
            request("{'action':'subscribe','channels':['alerts'],'since':{'epoch':1,'seq':3}}"));

    assertThat(
            client
                .answer("subscribed")
                .getJsonObject("data")
                .getJsonArray("ok")
                .getValuesAs(JsonObject.class))
        .extracting(each -> each.getBoolean("recovered"))
        .containsExactly(false, false);
  }

  @Test
  void shouldLeaveWhatANameWasServedAsThoughItStandsForSomethingElseByThen() {
    rights.served.put(Channel.alerts(), PARTS);
    StreamSession session = session(SessionFormat.V1_JSON);
    session.onText(request("{'action':'subscribe','channels':['alerts','stats']}"));
    rights.served.clear();

    session.onText(request("{'action':'unsubscribe','channels':['alerts']}"));

    JsonObject data = client.answer("unsubscribed").getJsonObject("data");
    assertThat(data.getJsonArray("ok").getJsonObject(0).getString("ch")).isEqualTo("alerts");
    assertThat(hub.subscribers()).containsOnlyKeys("stats");
  }

  @Test
  void shouldServeANameAnewOnlyWhenNothingOfItIsServedAnyMore() {
    rights.served.put(Channel.alerts(), PARTS);
    StreamSession session = session(SessionFormat.PLAIN);
    session.onText(request("{'action':'subscribe','channels':['alerts']}"));
    rights.served.clear();

    session.onText(request("{'action':'subscribe','channels':['alerts']}"));

    assertThat(client.answer("error").getString("code")).isEqualTo("ALREADY_SUBSCRIBED");
    assertThat(hub.subscribers()).containsOnlyKeys(PARTS.get(0).name(), PARTS.get(1).name());

    rights.served.put(Channel.alerts(), List.of(Channel.alerts()));
    PARTS.forEach(rights::forbid);
    session.recheck();
    session.onText(request("{'action':'subscribe','channels':['alerts']}"));
    assertThat(hub.subscribers()).containsOnlyKeys("alerts");

    session.onText(request("{'action':'unsubscribe','channels':['alerts']}"));
    assertThat(hub.subscribers()).isEmpty();
  }

  @Test
  void shouldServeAllPartsOfANameOrNone() {
    rights.served.put(Channel.alerts(), PARTS);
    rights.forbid(PARTS.get(1));
    StreamSession session = session(SessionFormat.V1_JSON);
    session.onText(request("{'action':'subscribe','channels':['alerts','stats']}"));

    JsonObject data = client.answer("subscribed").getJsonObject("data");
    assertThat(data.getJsonArray("errors").getValuesAs(JsonObject.class))
        .extracting(each -> each.getString("ch"), each -> each.getString("code"))
        .containsExactly(tuple("alerts", "FORBIDDEN"));
    assertThat(hub.subscribers()).containsOnlyKeys("stats");
  }

  @Test
  void shouldLeaveThePartsThatBeganWhereAnotherCannot() {
    rights.served.put(Channel.alerts(), PARTS);
    hub.register(
        ChannelKind.ALERTS,
        channel -> {
          if (channel.equals(PARTS.get(1))) {
            throw new IllegalStateException("no database");
          }
          return List.of();
        });
    session(SessionFormat.V1_JSON).onText(request("{'action':'subscribe','channels':['alerts']}"));

    JsonObject data = client.answer("subscribed").getJsonObject("data");
    assertThat(data.getJsonArray("ok")).isEmpty();
    assertThat(data.getJsonArray("errors").getJsonObject(0).getString("code"))
        .isEqualTo("INTERNAL");
    assertThat(hub.subscribers()).isEmpty();
  }

  private List<JsonObject> served() {
    return client
        .answer("subscribed")
        .getJsonObject("data")
        .getJsonArray("ok")
        .getValuesAs(JsonObject.class);
  }

  /** A log of 40 events in each channel, of which nobody has missed any. */
  private static final class NumberedLog implements ChannelSource {

    @Override
    public List<StreamMessage> snapshot(Channel channel) {
      return List.of();
    }

    @Override
    public Optional<Position> logEnd(Channel channel) {
      return Optional.of(new Position(1, 40));
    }

    @Override
    public Optional<List<StreamMessage>> since(Channel channel, long epoch, long seq) {
      return Optional.of(List.of());
    }
  }
}
