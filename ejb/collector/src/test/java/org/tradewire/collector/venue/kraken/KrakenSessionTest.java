package org.tradewire.collector.venue.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tradewire.collector.RecordedMarket;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.VenueRequests;

class KrakenSessionTest {

  private static final long RECEIVED = 42;

  /** The worked example of Kraken's guide to the checksum of version 2, and its result. */
  private static final List<String> ASKS =
      List.of(
          "45285.2 0.00100000",
          "45286.4 1.54571953",
          "45286.6 1.54571109",
          "45289.6 1.54560911",
          "45290.2 0.15890660",
          "45291.8 1.54553491",
          "45294.7 0.04454749",
          "45296.1 0.35380000",
          "45297.5 0.09945542",
          "45299.5 0.18772827");

  private static final List<String> BIDS =
      List.of(
          "45283.5 0.10000000",
          "45283.4 1.54582015",
          "45282.1 0.10000000",
          "45281.0 0.10000000",
          "45280.3 1.54592586",
          "45279.0 0.07990000",
          "45277.6 0.03310103",
          "45277.5 0.30000000",
          "45277.3 1.54602737",
          "45276.6 0.15445238");

  private static final long CHECKSUM = 3_310_070_434L;

  private final RecordedMarket market = new RecordedMarket();
  private final List<String> sent = new ArrayList<>();
  private final VenueRequests requests =
      new VenueRequests() {
        @Override
        public void send(String text) {
          sent.add(text);
        }

        @Override
        public void fetch(String path) {
          throw new AssertionError(path);
        }
      };
  private final KrakenSession session =
      new KrakenSession(
          new SessionSetup("KRAKEN", List.of("BTC-USD", "ETH-USD"), 10, requests, market));

  @Test
  void shouldSubscribeToBooksAndTradesWhenConnected() {
    session.onConnect();

    assertThat(sent)
        .containsExactly(
            "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"depth\":10,"
                + "\"symbol\":[\"BTC/USD\",\"ETH/USD\"]}}",
            "{\"method\":\"subscribe\",\"params\":{\"channel\":\"trade\","
                + "\"symbol\":[\"BTC/USD\",\"ETH/USD\"]}}");
    assertThat(session.expectedBooks()).isEqualTo(2);
  }

  @Test
  void shouldFindTheChecksumRightWhenTheDigitsAreThoseOfTheGuide() {
    receive(book("snapshot", BIDS, ASKS, CHECKSUM));

    assertThat(market.events).first().isEqualTo("checksum BTC-USD right");
    assertThat(market.books.get("BTC-USD").bidCount()).isEqualTo(10);
  }

  @Test
  void shouldFindTheChecksumWrongWhenAQuantityLosesItsTrailingZeros() {
    List<String> shortened = new ArrayList<>(ASKS);
    shortened.set(0, "45285.2 0.001");

    receive(book("snapshot", BIDS, shortened, CHECKSUM));

    assertThat(market.events)
        .containsExactly(
            "checksum BTC-USD wrong",
            "gap BTC-USD The book's checksum is not the venue's 3310070434.");
  }

  @Test
  void shouldAskForThatBookAloneWhenItsChecksumDiffers() {
    receive(book("snapshot", BIDS, ASKS, CHECKSUM));
    receive(book("update", List.of("45283.5 0.2"), List.of(), 7));
    receive(book("update", List.of("45283.5 0.3"), List.of(), 8));

    assertThat(sent)
        .containsExactly(
            "{\"method\":\"unsubscribe\",\"params\":{\"channel\":\"book\",\"depth\":10,"
                + "\"symbol\":[\"BTC/USD\"]}}",
            "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"depth\":10,"
                + "\"symbol\":[\"BTC/USD\"]}}");
    assertThat(market.events)
        .as("what follows a void book is not told")
        .endsWith("gap BTC-USD The book's checksum is not the venue's 7.");
    assertThat(session.health().toString()).contains("gaps=1", "resyncs=1", "wrong_checksums=1");
  }

  @Test
  void shouldBeWholeAgainWhenTheNextFullBookComes() {
    receive(book("snapshot", BIDS, ASKS, 7));
    receive(book("snapshot", BIDS, ASKS, CHECKSUM));

    assertThat(market.books.get("BTC-USD").askCount()).isEqualTo(10);
  }

  @Test
  void shouldTellLevelsThatAreRemovedBecauseTheyLieTooDeep() {
    receive(book("snapshot", BIDS, ASKS, CHECKSUM));
    receive(withoutChecksum(book("update", List.of("45284.0 1"), List.of(), 0)));

    assertThat(market.events)
        .last()
        .isEqualTo("change BTC-USD bid 45284.0 1 bid 45276.6 0 1000000000");
  }

  @Test
  void shouldTellNewTradesAndTheirTakerButNotHistory() {
    receive(trades("snapshot", 5, "buy", 6, "sell"));
    receive(trades("update", 7, "buy", 8, "sell"));

    assertThat(market.events)
        .containsExactly(
            "trade BTC-USD 100.50 0.10 bought #7 1000000000/42",
            "trade BTC-USD 100.50 0.10 sold #8 1000000000/42");
  }

  @Test
  void shouldTellTheTradesOfTheGapWhenTheVenueListsThemAfterReconnecting() {
    receive(trades("update", 7, "buy", 8, "buy"));
    session.onConnect();
    receive(trades("snapshot", 8, "buy", 9, "sell"));
    receive(trades("update", 10, "buy", 13, "buy"));

    assertThat(market.events)
        .extracting(each -> each.replaceAll(".*#(\\d+).*", "$1"))
        .containsExactly("7", "8", "9", "10", "missed BTC-USD 2", "13");
  }

  @Test
  void shouldRefuseTradesWhoseSideIsUnknownOrMissing() {
    receive(trades("update", 8, "buy", 9, "sideways"));
    receive(trades("update", 8, "buy", 9, "sell").replace("\"side\":\"sell\",", ""));

    assertThat(market.events).isEmpty();
    assertThat(session.health().toString()).contains("refused=2");
  }

  @Test
  void shouldUnderstandTheMessageWhenItsDataStandsBeforeItsChannel() {
    receive("{\"data\":[" + trade(8, "buy") + "],\"type\":\"update\",\"channel\":\"trade\"} ");
    receive("{\"channel\":\"trade\",\"data\":[" + trade(9, "buy") + "],\"type\":\"update\"}");
    receive(trades("update", 10, "buy", 11, "buy"));

    assertThat(market.events)
        .extracting(each -> each.replaceAll(".*#(\\d+).*", "$1"))
        .containsExactly("8", "9", "10", "11");
    assertThat(session.health().toString()).contains("refused=0");
  }

  @Test
  void shouldRefuseDataOfAnUnknownTypeOrWithoutAChannel() {
    receive(trades("sideways", 8, "buy", 9, "sell"));
    receive("{\"data\":[" + trade(8, "buy") + "],\"type\":\"update\"}");

    assertThat(market.events).isEmpty();
    assertThat(session.health().toString()).contains("refused=2");
  }

  @Test
  void shouldFindTheChecksumRightWhenANumberHasAnExponent() {
    String snapshot = book("snapshot", BIDS, ASKS, CHECKSUM);
    assertThat(snapshot).contains("\"qty\":0.00100000}");

    receive(snapshot.replace("\"qty\":0.00100000}", "\"qty\":1.00000E-3}"));

    assertThat(market.events).first().isEqualTo("checksum BTC-USD right");
  }

  @Test
  void shouldCountARefusalOfTheVenue() {
    receive(
        "{\"error\":\"Currency pair not supported\",\"method\":\"subscribe\",\"success\":false}");

    assertThat(session.health().toString()).contains("venue_errors=1", "refused=0");
  }

  @Test
  void shouldTellNothingWhenMessagesAreNoMarketData() {
    receive("{\"channel\":\"heartbeat\"}");
    receive("{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"system\":\"online\"}]}");
    receive("{\"method\":\"subscribe\",\"result\":{\"channel\":\"book\"},\"success\":true}");

    assertThat(market.events).isEmpty();
    assertThat(session.health().toString()).contains("refused=0");
  }

  private void receive(String message) {
    session.onMessage(message, RECEIVED);
  }

  private static String book(String type, List<String> bids, List<String> asks, long checksum) {
    return "{\"channel\":\"book\",\"type\":\""
        + type
        + "\",\"data\":[{\"symbol\":\"BTC/USD\",\"bids\":"
        + levels(bids)
        + ",\"asks\":"
        + levels(asks)
        + ",\"checksum\":"
        + checksum
        + ",\"timestamp\":\"1970-01-01T00:00:01Z\"}]}";
  }

  private static String withoutChecksum(String book) {
    return book.replaceAll("\"checksum\":\\d+,", "");
  }

  private static String levels(List<String> levels) {
    return levels.stream()
        .map(each -> each.split(" "))
        .map(each -> "{\"price\":" + each[0] + ",\"qty\":" + each[1] + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String trades(String type, int one, String side, int two, String otherSide) {
    return "{\"channel\":\"trade\",\"type\":\""
        + type
        + "\",\"data\":["
        + trade(one, side)
        + ","
        + trade(two, otherSide)
        + "]}";
  }

  private static String trade(int id, String side) {
    return "{\"symbol\":\"BTC/USD\",\"side\":\""
        + side
        + "\",\"price\":100.50,\"qty\":0.10,\"ord_type\":\"limit\",\"trade_id\":"
        + id
        + ",\"timestamp\":\"1970-01-01T00:00:01Z\"}";
  }
}
