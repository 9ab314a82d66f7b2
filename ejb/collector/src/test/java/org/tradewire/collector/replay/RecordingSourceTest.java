package org.tradewire.collector.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.collector.RecordedMarket;
import org.tradewire.collector.market.HealthReport;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.VenueSession;
import org.tradewire.collector.venue.coinbase.CoinbaseAdvancedSession;

class RecordingSourceTest {

  private static final long START = 5_000;
  private static final long SECOND = 1_000_000_000L;

  @TempDir Path directory;
  private Path file;
  private final List<String> received = new ArrayList<>();
  private long epochNs;
  private int connects;

  @BeforeEach
  void record() throws IOException {
    file =
        Files.writeString(
            directory.resolve("recording.jsonl"),
            """
            {"ts":"99","dir":"connect"}
            {"ts":"100","dir":"recv","data":"a"}
            {"ts":"101","dir":"send","data":"never"}
            {"ts":"102","dir":"recv","data":"b"}
            {"ts":"101.5","dir":"recv","data":"late"}
            {"ts":"104","dir":"recv","data":"c"}
            """);
  }

  @Test
  void shouldPlayAtTheRecordedPaceWhenSpeedIsOne() {
    try (RecordingSource source = source(new ReplayPace(1), false)) {
      epochNs = 77;
      assertThat(source.poll(START)).isEqualTo(2 * SECOND);
      assertThat(received).containsExactly("a@77");
      assertThat(connects).isEqualTo(1);

      epochNs = 78;
      assertThat(source.poll(START + 2 * SECOND - 1)).isEqualTo(1);
      assertThat(source.poll(START + 2 * SECOND)).isEqualTo(2 * SECOND);
      assertThat(received).containsExactly("a@77", "b@78", "late@78");

      assertThat(source.poll(START + 4 * SECOND)).isEqualTo(Long.MAX_VALUE);
      assertThat(source.poll(START + 9 * SECOND)).isEqualTo(Long.MAX_VALUE);
      assertThat(received).hasSize(4);
      assertThat(source.health().toString()).isEqualTo("messages=4 passes=1 malformed=0");
    }
  }

  @Test
  void shouldPlayFasterWhenSpeedIsGreater() {
    try (RecordingSource source = source(new ReplayPace(4), false)) {
      assertThat(source.poll(START)).isEqualTo(SECOND / 2);
    }
  }

  @Test
  void shouldPlayWithoutWaitingWhenSpeedIsMax() {
    try (RecordingSource source = source(ReplayPace.MAX, false)) {
      assertThat(source.poll(START)).isEqualTo(Long.MAX_VALUE);
      assertThat(received).hasSize(4);
    }
  }

  @Test
  void shouldStartOverWithAForgetfulSessionWhenLooping() {
    try (RecordingSource source = source(new ReplayPace(1), true)) {
      source.poll(START);
      source.poll(START + 2 * SECOND);
      long wait = source.poll(START + 4 * SECOND);

      assertThat(received).containsExactly("a@0", "b@0", "late@0", "c@0", "restart", "a@0");
      assertThat(wait).isEqualTo(2 * SECOND);
    }
  }

  @Test
  void shouldReturnFromTimeToTimeWhenLoopingWithoutWaiting() {
    try (RecordingSource source = source(ReplayPace.MAX, true)) {
      assertThat(source.poll(START)).isZero();
      assertThat(source.messages()).isEqualTo(256);
    }
  }

  @Test
  void shouldSayOneSentenceWhenNothingWasReceived() throws IOException {
    Files.writeString(file, "{\"ts\":\"99\",\"dir\":\"connect\"}\n");

    assertThatThrownBy(() -> source(ReplayPace.MAX, false))
        .isInstanceOf(RecordingException.class)
        .hasMessage(file + " holds no received message.");
  }

  @Test
  void shouldPlayWhatOneConnectionSaysWhenTwoReceivedTheSame() throws IOException {
    Files.writeString(
        file,
        line("A", 0, "snapshot", 1)
            + line("B", 0, "snapshot", 1)
            + line("A", 1, "update", 2)
            + line("B", 1, "update", 2));

    assertThat(reported(false))
        .containsExactly("book BTC-USD bid 99 1 8000000000", "change BTC-USD bid 99 2 8000000000");
  }

  @Test
  void shouldGoOnWithTheOtherConnectionWhenOneMissesAMessage() throws IOException {
    Files.writeString(
        file,
        line("A", 0, "snapshot", 1)
            + line("B", 0, "snapshot", 1)
            + line("B", 1, "update", 2)
            + line("A", 2, "update", 3)
            + line("B", 2, "update", 3));

    assertThat(reported(false))
        .containsExactly(
            "book BTC-USD bid 99 1 8000000000",
            "book BTC-USD bid 99 2 8000000000",
            "change BTC-USD bid 99 3 8000000000");
  }

  @Test
  void shouldGoOnWithTheOtherConnectionWhenOneIsOpenedAgain() throws IOException {
    Files.writeString(
        file,
        connect("A")
            + connect("B")
            + line("A", 0, "snapshot", 1)
            + line("B", 0, "snapshot", 1)
            + connect("A")
            + line("B", 1, "update", 2));

    assertThat(reported(false))
        .containsExactly(
            "book BTC-USD bid 99 1 8000000000",
            "book BTC-USD bid 99 1 8000000000",
            "change BTC-USD bid 99 2 8000000000");
  }

  @Test
  void shouldPlayEachPassTheSameWhenTwoConnectionsAreLooped() throws IOException {
    Files.writeString(file, connect("A") + line("A", 0, "snapshot", 1) + line("A", 1, "update", 2));

    List<String> looped = reported(true);

    assertThat(looped.subList(0, 4))
        .containsExactly(
            "book BTC-USD bid 99 1 8000000000",
            "change BTC-USD bid 99 2 8000000000",
            "book BTC-USD bid 99 1 8000000000",
            "change BTC-USD bid 99 2 8000000000");
  }

  @Test
  void shouldTellEachPassOfALoopAsOfTheTimeWhenItIsPlayed() throws IOException {
    Files.writeString(file, connect("A") + line("A", 0, "snapshot", 1));
    RecordedMarket market = new RecordedMarket();
    try (RecordingSource source =
        new RecordingSource(
            file,
            ReplayPace.MAX,
            true,
            market,
            side -> new CoinbaseAdvancedSession(SessionSetup.ofRecording("COINBASE", side)),
            () -> epochNs)) {
      for (epochNs = 7 * SECOND; epochNs < 10 * SECOND; epochNs += SECOND) {
        source.poll(START);
        assertThat(market.events.get(market.events.size() - 1))
            .isEqualTo("book BTC-USD bid 99 1 " + (epochNs + SECOND));
      }
    }
  }

  /** What happened at 2 s and was received at 1 s is played at 7 s. */
  private List<String> reported(boolean loop) {
    epochNs = 7 * SECOND;
    RecordedMarket market = new RecordedMarket();
    try (RecordingSource source =
        new RecordingSource(
            file,
            ReplayPace.MAX,
            loop,
            market,
            side -> new CoinbaseAdvancedSession(SessionSetup.ofRecording("COINBASE", side)),
            () -> epochNs)) {
      source.poll(START);
    }
    return market.events;
  }

  private static String connect(String connection) {
    return "{\"ts\":\"1\",\"conn\":\"" + connection + "\",\"dir\":\"connect\"}\n";
  }

  private static String line(String connection, int number, String type, int quantity) {
    String data =
        """
        {"channel":"l2_data","sequence_num":%d,"events":[{"type":"%s","product_id":"BTC-USD",\
        "updates":[{"side":"bid","event_time":"1970-01-01T00:00:02Z","price_level":"99",\
        "new_quantity":"%d"}]}]}"""
            .formatted(number, type, quantity);
    return "{\"ts\":\"1\",\"conn\":\"%s\",\"dir\":\"recv\",\"data\":\"%s\"}\n"
        .formatted(connection, data.replace("\"", "\\\""));
  }

  private RecordingSource source(ReplayPace pace, boolean loop) {
    VenueSession session =
        new VenueSession() {
          @Override
          public void onConnect() {
            connects++;
          }

          @Override
          public void onAnswer(String address, String body, long receiveTimeNs) {
            received.add(address + "=" + body);
          }

          @Override
          public boolean onNoAnswer(String address) {
            throw new AssertionError("A recording leaves no question open: " + address);
          }

          @Override
          public void resync(String symbol) {
            received.add("resync");
          }

          @Override
          public void onMessage(String text, long receiveTimeNs) {
            received.add(text + "@" + receiveTimeNs);
          }

          @Override
          public void restart() {
            received.add("restart");
          }

          @Override
          public long dataMessages() {
            return 0;
          }

          @Override
          public int expectedBooks() {
            return 0;
          }

          @Override
          public HealthReport health() {
            return new HealthReport();
          }
        };
    return new RecordingSource(
        file, pace, loop, MarketDataListener.NONE, listener -> session, () -> epochNs);
  }
}
