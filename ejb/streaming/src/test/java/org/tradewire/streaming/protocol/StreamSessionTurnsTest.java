package org.tradewire.streaming.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionLimits;

class StreamSessionTurnsTest extends StreamSessionFixture {

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

  private void runTurns() {
    for (Runnable turn = waiting.poll(); turn != null; turn = waiting.poll()) {
      turn.run();
    }
  }

  private long pongs() {
    return client.frames.stream().filter(frame -> frame.contains("\"pong\"")).count();
  }
}
