package org.tradewire.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.tradewire.collector.market.HealthReport;
import org.tradewire.collector.venue.VenueRequests;
import org.tradewire.collector.venue.VenueSession;

class VenueConnectionTest {

  private static final ConnectionSettings SETTINGS =
      new ConnectionSettings(
          "",
          List.of(URI.create("ws://first/"), URI.create("ws://other/")),
          URI.create("http://127.0.0.1/"),
          1,
          1,
          1,
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofHours(23),
          Duration.ofMillis(250),
          Duration.ofSeconds(1));

  private static final RandomGenerator NONE_OFF = () -> 0;

  private final Inbox inbox = new Inbox();
  private final FakeTransport network = new FakeTransport(inbox);
  private final List<String> heard = new ArrayList<>();
  private boolean wanted = true;
  private long dataMessages;
  private long ticks;
  private final ServiceTraffic traffic = new ServiceTraffic(SETTINGS.streams().size());
  private final VenueConnection connection =
      new VenueConnection(
          "V-1",
          SETTINGS,
          network,
          inbox,
          new VenueConnection.Surroundings(
              NONE_OFF,
              () -> 0,
              ConnectionTap.NONE,
              new ServiceLimits(
                  new OpeningLimit(6, Duration.ofMinutes(5)),
                  new RequestTurns(SETTINGS.sendSpacing().toNanos()),
                  new RestLimit(SETTINGS.fetchSpacing(), NONE_OFF),
                  traffic),
              traffic.new Part(),
              () -> true),
          Talkative::new);
  private long nowNs = 42;

  @Test
  void shouldOpenAtOnceAndSubscribeWhenItIsOpened() {
    connection.poll(nowNs);
    assertThat(connection.open()).isFalse();

    network.opens();
    connection.poll(nowNs);

    assertThat(connection.open()).isTrue();
    assertThat(network.calls).containsExactly("open 1", "send subscribe 1", "fetch /book");
    assertThat(heard).containsExactly("connected");
  }

  @Test
  void shouldSpreadItsRequestsWhenTheVenueLimitsThem() {
    opened();
    assertThat(network.calls).doesNotContain("send subscribe 2");

    pass(Duration.ofMillis(249));
    assertThat(network.calls).doesNotContain("send subscribe 2");
    pass(Duration.ofMillis(1));

    assertThat(network.calls).endsWith("send subscribe 2");
  }

  @Test
  void shouldTryLaterAndLaterWhenItCannotBeOpened() {
    connection.poll(nowNs);
    network.closes("refused");
    assertThat(connection.poll(nowNs)).isEqualTo(TimeUnit.SECONDS.toNanos(1));
    pass(Duration.ofSeconds(1));
    network.closes("refused");
    assertThat(connection.poll(nowNs)).isEqualTo(TimeUnit.SECONDS.toNanos(2));
    pass(Duration.ofMillis(1_999));
    assertThat(network.calls).doesNotContain("open 3");
    pass(Duration.ofMillis(1));

    assertThat(network.calls).containsExactly("open 1", "abort", "open 2", "abort", "open 3");
  }

  /** It backs off by itself; the limit is for many connections together. */
  @Test
  void shouldNotOpenMoreOftenThanTheVenueAllows() {
    for (int attempt = 0; attempt < 6; attempt++) {
      connection.renew(nowNs);
      connection.poll(nowNs);
    }
    connection.renew(nowNs);

    assertThat(connection.poll(nowNs)).isEqualTo(TimeUnit.MINUTES.toNanos(5));
    pass(Duration.ofMinutes(5).minusMillis(1));
    assertThat(network.calls).doesNotContain("open 7");
    assertThat(connection.state()).isEqualTo("waiting");
    pass(Duration.ofMillis(1));

    assertThat(network.calls).endsWith("open 7");
    assertThat(connection.state()).isEqualTo("opening");
  }

  @Test
  void shouldGiveUpWhenItIsNeverOpened() {
    connection.poll(nowNs);

    pass(Duration.ofSeconds(30));

    assertThat(network.calls).containsExactly("open 1", "abort");
  }

  @Test
  void shouldPingAndGiveUpWhenNothingComes() {
    opened();
    pass(Duration.ofSeconds(10));
    assertThat(network.calls).endsWith("ping");
    network.puts(Inbox.Kind.HEARD, "");
    pass(Duration.ofSeconds(10));
    pass(Duration.ofSeconds(29));
    assertThat(connection.open()).isTrue();

    pass(Duration.ofSeconds(1));

    assertThat(connection.open()).isFalse();
    assertThat(connection.reconnects()).isEqualTo(1);
  }

  @Test
  void shouldGiveUpAConnectionThatAnswersPingsAndBringsNothing() {
    opened();
    for (int i = 0; i < 5; i++) {
      network.puts(Inbox.Kind.HEARD, "");
      pass(Duration.ofSeconds(10));
    }
    assertThat(connection.open()).isTrue();

    network.puts(Inbox.Kind.HEARD, "");
    pass(Duration.ofSeconds(10));

    assertThat(connection.open()).isFalse();
    assertThat(connection.silences()).isEqualTo(1);
  }

  /** As Binance's retired address does: it takes subscriptions, and that is all. */
  @Test
  void shouldGiveUpLaterAndLaterAConnectionThatSaysManyThingsButNothingThatWasSubscribedTo() {
    opened();
    for (long backoffSeconds : new long[] {1, 2, 4}) {
      for (int i = 0; i < 6; i++) {
        assertThat(connection.open()).isTrue();
        network.brings("no data");
        pass(Duration.ofSeconds(10));
      }
      assertThat(connection.open()).isFalse();
      pass(Duration.ofSeconds(backoffSeconds).minusMillis(1));
      assertThat(network.calls).endsWith("abort");
      pass(Duration.ofMillis(1));
      network.opens();
      connection.poll(nowNs);
    }
    assertThat(connection.silences()).isEqualTo(3);
  }

  @Test
  void shouldTryItsOtherAddressWhenOneBringsNothingAndTheFirstOneAfterTheLast() {
    opened();
    for (String next : List.of("other", "first")) {
      for (int i = 0; i < 6; i++) {
        network.puts(Inbox.Kind.HEARD, "");
        pass(Duration.ofSeconds(10));
      }
      pass(Duration.ofSeconds(2));
      assertThat(network.addresses).endsWith(next);
      network.opens();
      connection.poll(nowNs);
    }
    assertThat(network.addresses).containsExactly("first", "other", "first");
  }

  @Test
  void shouldTryItsOtherAddressWhenOneCannotBeOpened() {
    connection.poll(nowNs);
    network.closes("refused");
    connection.poll(nowNs);
    assertThat(connection.place()).isEqualTo(1);

    pass(Duration.ofSeconds(1));

    assertThat(network.addresses).containsExactly("first", "other");
  }

  /** The network was away for a moment, most likely. */
  @Test
  void shouldComeBackToAnAddressThatHasProvedItselfUnlessItFallsSilent() {
    opened();
    for (int i = 0; i < 7; i++) {
      network.brings("tick");
      pass(Duration.ofSeconds(10));
    }
    network.closes("gone");
    connection.poll(nowNs);
    pass(Duration.ofSeconds(1));
    assertThat(network.addresses).containsExactly("first", "first");

    network.opens();
    for (int i = 0; i < 7; i++) {
      network.brings("tick");
      pass(Duration.ofSeconds(10));
    }
    for (int i = 0; i < 6; i++) {
      network.puts(Inbox.Kind.HEARD, "");
      pass(Duration.ofSeconds(10));
    }
    pass(Duration.ofSeconds(1));
    assertThat(network.addresses).containsExactly("first", "first", "other");
  }

  @Test
  void shouldStayAtItsAddressWhenItsTimeIsOver() {
    opened();
    connection.renew(nowNs);
    connection.poll(nowNs);

    assertThat(network.addresses).containsExactly("first", "first");
  }

  @Test
  void shouldKeepAConnectionThatBringsSomethingEachMinute() {
    opened();
    for (int i = 0; i < 20; i++) {
      network.brings(i % 5 == 0 ? "tick" : "no data");
      pass(Duration.ofSeconds(10));
    }

    assertThat(connection.open()).isTrue();
    assertThat(connection.silences()).isZero();
  }

  @Test
  void shouldTellItsSessionThatTimePassesWhereNothingComes() {
    opened();
    long before = ticks;

    pass(Duration.ofSeconds(10));

    assertThat(ticks).isGreaterThan(before);
  }

  @Test
  void shouldLeaveOutWhatAnEarlierConnectionBringsWhenANewOneIsOpen() {
    opened();
    Inbox.Entry late = new Inbox.Entry(1, Inbox.Kind.MESSAGE, "", "late", 0);
    network.closes("gone");
    connection.poll(nowNs);
    pass(Duration.ofSeconds(1));
    inbox.put(late);
    network.opens();
    network.brings("new");

    connection.poll(nowNs);

    assertThat(heard).containsExactly("connected", "connected", "message new");
  }

  @Test
  void shouldForgetWhatItWantedToAskWhenTheConnectionIsLost() {
    opened();
    network.closes("gone");
    connection.poll(nowNs);

    pass(Duration.ofMillis(900));

    assertThat(network.calls).doesNotContain("send subscribe 2");
  }

  @Test
  void shouldStartFromOneSecondWhenAProvenConnectionIsLost() {
    connection.poll(nowNs);
    network.closes("refused");
    connection.poll(nowNs);
    pass(Duration.ofSeconds(1));
    network.opens();
    connection.poll(nowNs);
    for (int i = 0; i < 7; i++) {
      network.brings("tick");
      pass(Duration.ofSeconds(10));
    }
    network.closes("gone");

    assertThat(connection.poll(nowNs)).isEqualTo(TimeUnit.SECONDS.toNanos(1));
  }

  @Test
  void shouldGoOnBackingOffWhenConnectionsBreakAtOnce() {
    opened();
    network.closes("gone");
    assertThat(connection.poll(nowNs)).isEqualTo(TimeUnit.SECONDS.toNanos(1));
    pass(Duration.ofSeconds(1));
    network.opens();
    connection.poll(nowNs);
    network.closes("gone");

    assertThat(connection.poll(nowNs)).isEqualTo(TimeUnit.SECONDS.toNanos(2));
  }

  @Test
  void shouldAskAgainWhenAnAnswerFails() {
    opened();
    network.puts(Inbox.Kind.FAILED_ANSWER, "status 500");
    pass(Duration.ofMillis(999));
    assertThat(network.calls).containsOnlyOnce("fetch /book");

    pass(Duration.ofMillis(1));

    assertThat(network.calls.stream().filter("fetch /book"::equals)).hasSize(2);
  }

  @Test
  void shouldAskLaterAndLaterWhenAnswersFail() {
    opened();
    for (int seconds : new int[] {1, 1, 2, 4, 8}) {
      network.calls.clear();
      network.puts(Inbox.Kind.FAILED_ANSWER, "status 429");
      pass(Duration.ZERO);
      pass(Duration.ofSeconds(seconds).minusMillis(1));
      assertThat(network.calls).doesNotContain("fetch /book");
      pass(Duration.ofMillis(1));
      assertThat(network.calls).containsOnlyOnce("fetch /book");
    }

    network.puts(Inbox.Kind.ANSWER, "a book");
    network.puts(Inbox.Kind.FAILED_ANSWER, "status 500");
    pass(Duration.ZERO);
    network.calls.clear();
    pass(Duration.ofSeconds(1));
    assertThat(network.calls).contains("fetch /book");
  }

  @Test
  void shouldLeaveAQuestionWhenTheSessionDoesNotWantItsAnswerAnyMore() {
    opened();
    wanted = false;
    network.puts(Inbox.Kind.FAILED_ANSWER, "status 500");

    pass(Duration.ofMinutes(1).minusMillis(1));

    assertThat(heard).contains("no answer /book");
    assertThat(network.calls).containsOnlyOnce("fetch /book");
  }

  @Test
  void shouldBeOldAndOpenAgainAtOnceWhenItsTimeIsOver() {
    opened();
    assertThat(connection.old(nowNs + Duration.ofHours(23).toNanos() - 1)).isFalse();
    nowNs += Duration.ofHours(23).toNanos();
    assertThat(connection.old(nowNs)).isTrue();

    connection.renew(nowNs);
    connection.poll(nowNs);

    assertThat(network.calls).endsWith("abort", "open 2");
  }

  @Test
  void shouldGiveUpWhenMoreComesThanItCanTakeIn() {
    opened();
    for (int i = 0; i <= Inbox.CAPACITY; i++) {
      network.brings("tick");
    }

    connection.poll(nowNs);

    assertThat(connection.open()).isFalse();
  }

  @Test
  void shouldGiveUpWhenLongMessagesComeFasterThanItCanTakeThemIn() {
    opened();
    String large = "x".repeat(1 << 20);
    for (int i = 0; i < 32; i++) {
      network.brings(large);
    }
    connection.poll(nowNs);
    assertThat(connection.open()).isTrue();

    for (int i = 0; i < 33; i++) {
      network.brings(large);
    }
    connection.poll(nowNs);
    assertThat(connection.open()).isFalse();
  }

  @Test
  void shouldTakeOneMessageHoweverLongItIs() {
    opened();
    network.brings("x".repeat(Inbox.MAX_CHARACTERS + 1));

    connection.poll(nowNs);

    assertThat(connection.open()).isTrue();
  }

  private void opened() {
    connection.poll(nowNs);
    network.opens();
    connection.poll(nowNs);
  }

  private void pass(Duration time) {
    nowNs += time.toNanos();
    connection.poll(nowNs);
  }

  /** Asks for two things and a book as soon as it is connected. */
  private final class Talkative implements VenueSession {

    private final VenueRequests requests;

    private Talkative(VenueRequests requests) {
      this.requests = requests;
    }

    @Override
    public void onConnect() {
      heard.add("connected");
      requests.send("subscribe 1");
      requests.send("subscribe 2");
      requests.fetch("/book");
    }

    @Override
    public void restart() {}

    @Override
    public void onMessage(String text, long receiveTimeNs) {
      heard.add("message " + text);
      dataMessages += text.equals("no data") ? 0 : 1;
    }

    @Override
    public long dataMessages() {
      return dataMessages;
    }

    @Override
    public void onTime(long timeNs) {
      ticks++;
    }

    @Override
    public void onAnswer(String address, String body, long receiveTimeNs) {
      heard.add("answer " + body);
    }

    @Override
    public boolean onNoAnswer(String address) {
      heard.add("no answer " + address);
      return wanted;
    }

    @Override
    public void resync(String symbol) {}

    @Override
    public int expectedBooks() {
      return 1;
    }

    @Override
    public HealthReport health() {
      return new HealthReport();
    }
  }
}
