package org.tradewire.streaming.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.hub.ChannelSource;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.session.CloseCode;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionLimits;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.SessionTransport;
import org.tradewire.streaming.session.SessionWriters;

class StreamSessionTest {

  private static final long NOW = 1_767_225_600_000L;
  private static final Channel MINE = Channel.challenge(UUID.randomUUID());
  private static final Channel OTHERS = Channel.challenge(UUID.randomUUID());

  private static final List<Channel> PARTS =
      List.of(Channel.alertsOf(UUID.randomUUID()), Channel.marketAlerts());

  private final StreamStatistics statistics = new StreamStatistics();
  private final SessionWriters writers = new SessionWriters(1, 100_000, statistics, Thread::new);
  private final ChannelHub hub =
      new ChannelHub(new InMemoryStreamBroker(0), Runnable::run, statistics);
  private final Client client = new Client();
  private final Rights rights = new Rights();
  private long nanoTime;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private Executor turns = Runnable::run;
  private final RecentSignals recentSignals = new RecentSignals(hub, () -> nanoTime);

  @AfterEach
  void close() {
    writers.close();
  }

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
  void shouldCarryOutNothingOnTheThreadThatReadsTheConnection() {
    turns = waiting::add;
    StreamSession session = session(SessionFormat.V1_JSON);

    session.onText(request("{'action':'subscribe','channels':['stats']}"));
    assertThat(hub.subscribers()).isEmpty();
    assertThat(rights.asked).isZero();

    waiting.remove().run();
    assertThat(hub.subscribers()).containsOnlyKeys("stats");
  }

  @Test
  void shouldRationRequestsByWhenTheyCameAndNotByWhenThereWasTime() {
    turns = waiting::add;
    StreamSession session = session(SessionFormat.PLAIN);
    int requests = SessionLimits.DEFAULT.inboundBurst();
    session.onText("{\"type\":\"get_signals\"}");
    waiting.remove().run();
    for (int i = 0; i < requests; i++) {
      nanoTime += TimeUnit.SECONDS.toNanos(1) / SessionLimits.DEFAULT.maxInboundPerSecond();
      session.onText("{\"type\":\"ping\"}");
    }
    runTurns();

    await().until(() -> pongs() == requests);
    assertThat(client.frames).noneMatch(frame -> frame.contains("RATE_LIMITED"));
  }

  @Test
  void shouldRefuseWhatFindsNoRoomToWaitBehindThoseThatDo() {
    turns = waiting::add;
    StreamSession session = session(SessionFormat.PLAIN);
    int room = SessionLimits.DEFAULT.inboundBurst();
    for (int i = 0; i < room + 7; i++) {
      session.onText(request("{'type':'ping','id':%d}", i));
    }
    runTurns();

    await().until(() -> client.frames.size() == room + 7);
    assertThat(pongs()).isEqualTo(room);
    assertThat(client.frames.subList(room, room + 7))
        .allMatch(frame -> frame.contains("RATE_LIMITED") && frame.contains("\"temporary\":true"));
  }

  @Test
  void shouldBoundTheCharactersThatWait() {
    turns = waiting::add;
    StreamSession session = session(SessionFormat.PLAIN);
    String padded = " ".repeat(60 << 10) + "{\"type\":\"ping\"}";
    for (int i = 0; i < 5; i++) {
      session.onText(padded);
    }
    runTurns();

    await().until(() -> client.frames.size() == 5);
    assertThat(pongs()).isEqualTo(2);
  }

  @Test
  void shouldCarryOutNothingOnceItHasEnded() {
    turns = waiting::add;
    StreamSession left = session(SessionFormat.PLAIN);
    left.onText(request("{'action':'subscribe','channels':['stats']}"));
    left.onText(request("{'action':'subscribe','channels':['status']}"));
    left.onClose();
    StreamSession expired = session(SessionFormat.PLAIN);
    expired.onText(request("{'action':'subscribe','channels':['stats']}"));
    expired.onTokenExpired();
    runTurns();

    assertThat(rights.asked).isZero();
    assertThat(hub.subscribers()).isEmpty();
  }

  @Test
  void shouldTakeNoTurnForWhatComesBehindItsEnd() {
    turns = waiting::add;
    StreamSession session = session(SessionFormat.PLAIN);
    session.onTokenExpired();

    session.onText("{\"type\":\"ping\"}");

    assertThat(waiting).isEmpty();
  }

  @Test
  void shouldUndoWhatARequestUnderWaySubscribesToAfterTheLeave() {
    turns = waiting::add;
    StreamSession session = session(SessionFormat.V1_JSON);
    session.onText(request("{'action':'subscribe','channels':['stats','status','dashboard']}"));
    rights.meanwhile = session::onClose;
    runTurns();

    assertThat(rights.asked).isEqualTo(1);
    assertThat(hub.subscribers()).isEmpty();
    assertThat(writers.sessions()).isZero();
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

  private void runTurns() {
    for (Runnable turn = waiting.poll(); turn != null; turn = waiting.poll()) {
      turn.run();
    }
  }

  private long pongs() {
    return client.frames.stream().filter(frame -> frame.contains("\"pong\"")).count();
  }

  @Test
  void shouldInventNoSignals() {
    session(SessionFormat.PLAIN)
        .onText(request("{'type':'get_signals','symbol':'BTCUSDT','timeframe':'1h','limit':100}"));

    JsonObject answer = client.answer("signals_response");
    assertThat(answer.getJsonArray("data")).isEmpty();
    assertThat(answer.containsKey("id")).isFalse();
  }

  @Test
  void shouldAnswerWithTheNewestSignalsOfASymbolAndTimeFrameAsTheyWereToldLast() {
    hub.register(
        ChannelKind.SIGNALS,
        new SignalLog(
            List.of(
                signal(6, "a", "BTCUSDT", "1h", "win"),
                signal(5, "b", "ETHUSDT", "1h", "pending"),
                signal(4, "c", "BTCUSDT", "5m", "pending"),
                signal(3, "d", "BTCUSDT", "1h", "pending"),
                signal(2, "a", "BTCUSDT", "1h", "pending"),
                signal(1, "e", "BTCUSDT", "1h", "loss"))));
    StreamSession session = session(SessionFormat.V1_JSON);

    assertThat(signals(session, "'symbol':'BTCUSDT','timeframe':'1h'"))
        .containsExactly("a win 0.10", "d pending 0.10", "e loss 0.10");
    assertThat(signals(session, "'symbol':'btc/usdt','limit':2"))
        .containsExactly("a win 0.10", "c pending 0.10");
    assertThat(signals(session, "'timeframe':'1h','limit':1")).containsExactly("a win 0.10");
    assertThat(signals(session, "'symbol':'BTC-USDT','timeframe':'4h'")).isEmpty();
    assertThat(signals(session, "'limit':1000")).hasSize(5);
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

  private List<String> signals(StreamSession session, String filter) {
    client.frames.clear();
    session.onText(request("{'type':'get_signals','id':9,%s}", filter));
    JsonObject answer = client.answer("signals_response");
    assertThat(answer.getInt("id")).isEqualTo(9);
    return answer.getJsonArray("data").getValuesAs(JsonObject.class).stream()
        .map(
            each ->
                each.getString("signal_id")
                    + ' '
                    + each.getString("outcome")
                    + ' '
                    + each.get("confidence"))
        .toList();
  }

  private static StreamMessage signal(
      long seq, String id, String symbol, String timeframe, String outcome) {
    EnvelopeWriter envelope = new EnvelopeWriter().begin("signal_update", NOW);
    JsonBytes data = envelope.data().beginObject().name("signal_id").value(id);
    data.name("symbol").value(symbol).name("timeframe").value(timeframe);
    data.name("confidence").value(new BigDecimal("0.10")).name("outcome").value(outcome);
    data.endObject();
    return envelope.live(Channel.signals(), 1, seq);
  }

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

  private List<JsonObject> served() {
    return client
        .answer("subscribed")
        .getJsonObject("data")
        .getJsonArray("ok")
        .getValuesAs(JsonObject.class);
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

  private StreamSession session(SessionFormat format) {
    SessionQueue queue =
        new SessionQueue(
            client, format, SessionLimits.DEFAULT, writers, hub, statistics, System::nanoTime);
    return new StreamSession(
        hub,
        queue,
        turns,
        format,
        SessionLimits.DEFAULT,
        rights,
        new CommandReader(symbol -> List.of()),
        statistics,
        recentSignals,
        () -> NOW,
        () -> nanoTime);
  }

  private static String subscribe(String prefix, int channels) {
    return request(
        "{'action':'subscribe','channels':[%s]}",
        IntStream.range(0, channels)
            .mapToObj(i -> "'" + prefix + i + "'")
            .collect(Collectors.joining(",")));
  }

  private static String request(String text, Object... arguments) {
    return String.format(text, arguments).replace('\'', '"');
  }

  private static String id(Channel challenge) {
    return challenge.argument(0);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
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

  /** A log that holds these messages, newest first. */
  private record SignalLog(List<StreamMessage> messages) implements ChannelSource {

    @Override
    public List<StreamMessage> snapshot(Channel channel) {
      return List.of();
    }

    @Override
    public List<StreamMessage> newest(Channel channel, int limit) {
      return messages.stream().filter(each -> each.channel().equals(channel)).limit(limit).toList();
    }
  }

  private static final class Rights implements Authoriser {

    private final Set<Channel> forbidden = new HashSet<>(Set.of(OTHERS));
    private final Map<Channel, List<Channel>> served = new HashMap<>();
    private long revision;
    private boolean nothing;
    private int asked;
    private Collection<Channel> expected = List.of();
    private Runnable meanwhile = () -> {};

    void forbid(Channel channel) {
      forbidden.add(channel);
      revision++;
    }

    @Override
    public List<Channel> served(Channel channel) {
      return served.getOrDefault(channel, List.of(channel));
    }

    @Override
    public void expect(Collection<Channel> channels) {
      expected = channels;
    }

    @Override
    public Verdict permit(Channel channel) {
      asked++;
      meanwhile.run();
      return nothing || forbidden.contains(channel) ? Verdict.FORBIDDEN : Verdict.ALLOWED;
    }

    @Override
    public boolean refresh(String token) {
      return token.equals("good");
    }

    @Override
    public long revision() {
      return revision;
    }
  }

  private static final class Client implements SessionTransport {

    final List<String> frames = new CopyOnWriteArrayList<>();
    final List<Integer> closed = new CopyOnWriteArrayList<>();

    @Override
    public void sendText(String frame, Consumer<Throwable> done) {
      frames.add(frame);
      done.accept(null);
    }

    @Override
    public void sendBinary(ByteBuffer frame, Consumer<Throwable> done) {
      sendText(StandardCharsets.UTF_8.decode(frame).toString(), done);
    }

    @Override
    public void ping() {}

    @Override
    public void close(int code, String reason) {
      closed.add(code);
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    /** Waits for a message of a type; joined frames are taken apart. */
    JsonObject answer(String type) {
      await().until(() -> find(type) != null);
      return find(type);
    }

    private JsonObject find(String type) {
      for (String frame : frames) {
        String array = frame.startsWith("[") ? frame : '[' + frame + ']';
        for (JsonObject each :
            Json.createReaderFactory(Map.of())
                .createReader(new StringReader(array))
                .readArray()
                .getValuesAs(JsonObject.class)) {
          if (each.getString("type").equals(type)) {
            return each;
          }
        }
      }
      return null;
    }
  }
}
