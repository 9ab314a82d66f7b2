package org.tradewire.collector.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.collector.RememberedLog;
import org.tradewire.collector.live.ConnectionSettings;

class SettingsFileTest {

  private static final Map<String, String> NO_VARIABLES = Map.of();

  @TempDir Path directory;

  @Test
  void shouldTakeTheExchangesOwnAddressesWhenNoneAreGiven() throws IOException {
    List<VenueSettings> all =
        SettingsFile.read(
            file(
                """
                venues = BINANCE, KRAKEN
                BINANCE.protocol = binance
                BINANCE.symbols = BTC-USDT, ETH-USDT
                KRAKEN.protocol = kraken
                KRAKEN.symbols = BTC-USD
                KRAKEN.depth = 25
                """),
            NO_VARIABLES);

    assertThat(all).extracting(VenueSettings::venue).containsExactly("BINANCE", "KRAKEN");
    assertThat(all.get(0).symbols()).containsExactly("BTC-USDT", "ETH-USDT");
    assertThat(all.get(0).connection().streams())
        .containsExactly(URI.create("wss://stream.binance.com:9443/stream"));
    assertThat(all.get(0).connection().rest()).isEqualTo(URI.create("https://api.binance.com"));
    assertThat(all.get(0).connection().connections()).isEqualTo(2);
    assertThat(all.get(0).connection().spread()).isEqualTo(5);
    assertThat(all.get(0).connection().streamsOfSymbol()).isEqualTo(2);
    assertThat(all.get(0).connection().renewal()).isLessThan(Duration.ofHours(24));
    assertThat(all.get(0).depth()).isEqualTo(100);
    assertThat(all.get(1).protocol()).isEqualTo(VenueProtocol.KRAKEN);
    assertThat(all.get(1).depth()).isEqualTo(25);
  }

  @Test
  void shouldTakeWhatIsGivenWhenEverythingIsGiven() throws IOException {
    VenueSettings settings =
        SettingsFile.read(
                file(
                    """
                    venues=X
                    X.protocol=binance-futures
                    X.symbols=BTC-USDT
                    X.stream=ws://127.0.0.1:9000/stream
                    X.rest=http://127.0.0.1:9001
                    X.connections=1
                    X.spread=4
                    X.silence-seconds=5
                    X.quiet-seconds=7
                    X.renewal-minutes=30
                    X.send-spacing-ms=10
                    X.fetch-spacing-ms=20
                    """),
                NO_VARIABLES)
            .get(0);

    assertThat(settings.connection())
        .isEqualTo(
            new ConnectionSettings(
                "",
                List.of(URI.create("ws://127.0.0.1:9000/stream")),
                URI.create("http://127.0.0.1:9001"),
                1,
                4,
                1,
                Duration.ofSeconds(5),
                Duration.ofSeconds(7),
                Duration.ofMinutes(30),
                Duration.ofMillis(10),
                Duration.ofMillis(20)));
  }

  @Test
  void shouldConnectToBothAddressesOfBinancesFuturesAndAskFasterAtTheSecond() throws IOException {
    VenueSettings settings =
        SettingsFile.read(
                file("venues=X\nX.protocol=binance-futures\nX.symbols=BTC-USDT\n"), NO_VARIABLES)
            .get(0);

    assertThat(settings.connection().streams())
        .containsExactly(URI.create("wss://fstream.binance.com/public/stream"));
    assertThat(settings.connection().quiet()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.market().streams())
        .containsExactly(URI.create("wss://fstream.binance.com/market/stream"));
    assertThat(settings.market().service()).isEqualTo("market");
    assertThat(settings.market().fetchSpacing()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void shouldTakeSeveralAddressesInTheirOrder() throws IOException {
    VenueSettings settings =
        SettingsFile.read(
                file(
                    "venues=X\nX.protocol=binance-futures\nX.symbols=BTC-USDT\n"
                        + "X.stream=ws://a/, wss://b/s\nX.market-stream=ws://d/,ws://c/\n"),
                NO_VARIABLES)
            .get(0);

    assertThat(settings.connection().streams())
        .containsExactly(URI.create("ws://a/"), URI.create("wss://b/s"));
    assertThat(settings.market().streams())
        .containsExactly(URI.create("ws://d/"), URI.create("ws://c/"));
  }

  @Test
  void shouldGoOnToTheMarketsAddressWhereTheExchangesOwnHasASecondBesideIt() throws IOException {
    VenueSettings settings =
        SettingsFile.read(
                file(
                    "venues=X\nX.protocol=binance-futures\nX.symbols=BTC-USDT\n"
                        + "X.stream=wss://fstream.binance.com/public/stream,ws://b/\n"),
                NO_VARIABLES)
            .get(0);

    assertThat(settings.market().streams())
        .containsExactly(URI.create("wss://fstream.binance.com/market/stream"));
  }

  @Test
  void shouldExpectEverythingAtAnAddressOfOnesOwn() throws IOException {
    String lines = "venues=X\nX.protocol=binance-futures\nX.symbols=BTC-USDT\nX.stream=ws://a/\n";
    assertThat(SettingsFile.read(file(lines), NO_VARIABLES).get(0).market().streams())
        .containsExactly(URI.create("ws://a/"));

    assertThat(
            SettingsFile.read(file(lines + "X.market-stream=ws://b/\n"), NO_VARIABLES)
                .get(0)
                .market()
                .streams())
        .containsExactly(URI.create("ws://b/"));
  }

  @Test
  void shouldConnectToOneAddressOfEverybodyElse() throws IOException {
    assertThat(
            SettingsFile.read(
                    file("venues=X\nX.protocol=kraken\nX.symbols=BTC-USD\n"), NO_VARIABLES)
                .get(0)
                .market())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X.protocol=kraken | venues is missing.",
        "venues=a b;X.protocol=kraken | venues is a list of names of capitals, digits or underscores, not a b.",
        "venues=X,X | venues names something twice.",
        "venues=X | X.protocol is missing.",
        "venues=X;X.protocol=krakn | X.protocol: There is no protocol 'krakn'; there are coinbase-advanced, coinbase-exchange, kraken, kraken-v1, binance, binance-futures.",
        "venues=X;X.protocol=kraken | X.symbols is missing.",
        "venues=X;X.protocol=kraken;X.symbols=BTC/USD | X.symbols is a list of symbols like BTC-USD, not 'BTC/USD'.",
        "venues=X;X.protocol=kraken;X.symbols=BTC-USD;X.depth=0 | X.depth is a number from 1 to 1000, not '0'.",
        "venues=X;X.protocol=kraken;X.symbols=BTC-USD;X.connections=9 | X.connections is a number from 1 to 4, not '9'.",
        "venues=X;X.protocol=kraken;X.symbols=BTC-USD;X.spread=6 | X.spread is a number from 1 to 5, not '6'.",
        "venues=X;X.protocol=kraken;X.symbols=BTC-USD;X.spread=0 | X.spread is a number from 1 to 5, not '0'.",
        "venues=X;X.protocol=kraken;X.symbols=BTC-USD;X.stream=http://a | X.stream is an address that begins with wss://, not 'http://a'.",
        "venues=X;X.protocol=kraken;X.symbols=BTC-USD;X.stream=ws://a, http://b | X.stream is an address that begins with wss://, not 'http://b'.",
        "venues=X;X.protocol=kraken;X.symbols=BTC-USD;X.stream=ws://a,ws://a | X.stream names something twice.",
        "venues=X;X.protocol=kraken;X.symbols=BTC-USD;X.market-stream=ws://a | X.market-stream is for an exchange that has a second address.",
        "venues=X;X.protocol=kraken;X.symbols=BTC-USD;X.rest=nowhere | X.rest is an address that begins with https://, not 'nowhere'.",
        "venues=X;X.protocol=kraken;X.symbols=BTC-USD;X.silence-seconds=0 | X.silence-seconds is a number from 1 to 3600, not '0'."
      })
  void shouldNameTheKeyWhenItsValueIsWrong(String lines, String sentence) throws IOException {
    Path file = file(lines.replace(';', '\n'));

    assertThatThrownBy(() -> SettingsFile.read(file, NO_VARIABLES))
        .isInstanceOf(UsageException.class)
        .hasMessage("In " + file + ", " + sentence);
  }

  @Test
  void shouldRefuseAKeyThatIsNotKnownBecauseItIsMistyped() throws IOException {
    Path file = file("venues=X\nX.protocol=kraken\nX.symbol=BTC-USD\n");

    assertThatThrownBy(() -> SettingsFile.read(file, NO_VARIABLES))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("In " + file + ", X.symbol is not known; a venue of venues has ");
  }

  @ParameterizedTest
  @CsvSource({"binance, 100, 1", "binance, 500, 5", "binance-futures, 330, 5"})
  void shouldTakeAsManySymbolsAsTheConnectionsCarry(String protocol, int symbols, int spread)
      throws IOException {
    Path file = file(many(protocol, symbols) + "X.spread=" + spread + "\n");

    assertThat(SettingsFile.read(file, NO_VARIABLES).get(0).symbols()).hasSize(symbols);
  }

  @ParameterizedTest
  @CsvSource({
    "binance, 101, 1, 2, 2",
    "binance, 401, 4, 2, 5",
    "binance-futures, 67, 1, 3, 2",
    "binance-futures, 331, 5, 3, 6",
    "kraken, 101, 1, 2, 2"
  })
  void shouldSayHowManyConnectionsWouldBeNeededWhenThereAreTooFew(
      String protocol, int symbols, int spread, int streams, int needed) throws IOException {
    Path file = file(many(protocol, symbols) + "X.spread=" + spread + "\n");

    assertThatThrownBy(() -> SettingsFile.read(file, NO_VARIABLES))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "In %s, X.symbols has %d symbols of %d streams each, which need %d connections of at"
                    .formatted(file, symbols, streams, needed)
                + " most 200 streams; X.spread allows %d.".formatted(spread));
  }

  @Test
  void shouldTakeTheVariableForVenuesOfBinanceThatSayNothingThemselvesAndLogItOnce()
      throws IOException {
    Path file =
        file(
            """
            venues=A,B,K
            A.protocol=binance
            A.symbols=BTC-USDT
            B.protocol=binance-futures
            B.symbols=BTC-USDT
            B.spread=2
            K.protocol=kraken
            K.symbols=BTC-USD
            """);
    try (RememberedLog log = new RememberedLog(SettingsFile.class)) {
      List<VenueSettings> all = SettingsFile.read(file, Map.of("BINANCE_MAX_CONNECTIONS", " 3 "));

      assertThat(all).extracting(each -> each.connection().spread()).containsExactly(3, 2, 5);
      assertThat(all.get(1).market().spread()).isEqualTo(2);
      assertThat(log.messages())
          .containsExactly(
              "event=configuration_aliases taken=\"A.spread=3 by BINANCE_MAX_CONNECTIONS;"
                  + " B.spread by itself and not by BINANCE_MAX_CONNECTIONS\"");
    }
  }

  @Test
  void shouldTakeABlankVariableForNone() throws IOException {
    Path file = file(many("binance", 1));
    try (RememberedLog log = new RememberedLog(SettingsFile.class)) {
      List<VenueSettings> all = SettingsFile.read(file, Map.of("BINANCE_MAX_CONNECTIONS", " "));

      assertThat(all.get(0).connection().spread()).isEqualTo(5);
      assertThat(log.messages()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "6", "many"})
  void shouldNameBothNamesWhenTheVariableIsWrong(String value) throws IOException {
    Path file = file(many("binance", 1));

    assertThatThrownBy(() -> SettingsFile.read(file, Map.of("BINANCE_MAX_CONNECTIONS", value)))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "BINANCE_MAX_CONNECTIONS, which stands for X.spread in %s, is a number from 1 to 5, not '%s'."
                .formatted(file, value));
  }

  @Test
  void shouldNameBothNamesWhenTheVariableAllowsTooFew() throws IOException {
    Path file = file(many("binance", 101));

    assertThatThrownBy(() -> SettingsFile.read(file, Map.of("BINANCE_MAX_CONNECTIONS", "1")))
        .hasMessageEndingWith("; BINANCE_MAX_CONNECTIONS, which stands for X.spread, allows 1.");
  }

  private static String many(String protocol, int symbols) {
    return "venues=X\nX.protocol=%s\nX.symbols=%s\n"
        .formatted(
            protocol,
            IntStream.range(0, symbols)
                .mapToObj(i -> "C" + i + "-USD")
                .collect(Collectors.joining(",")));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("collector.properties"), text);
  }
}
