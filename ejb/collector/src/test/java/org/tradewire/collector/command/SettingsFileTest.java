package org.tradewire.collector.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.collector.live.ConnectionSettings;

class SettingsFileTest {

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
                """));

    assertThat(all).extracting(VenueSettings::venue).containsExactly("BINANCE", "KRAKEN");
    assertThat(all.get(0).symbols()).containsExactly("BTC-USDT", "ETH-USDT");
    assertThat(all.get(0).connection().streams())
        .containsExactly(URI.create("wss://stream.binance.com:9443/stream"));
    assertThat(all.get(0).connection().rest()).isEqualTo(URI.create("https://api.binance.com"));
    assertThat(all.get(0).connection().connections()).isEqualTo(2);
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
                    X.silence-seconds=5
                    X.quiet-seconds=7
                    X.renewal-minutes=30
                    X.send-spacing-ms=10
                    X.fetch-spacing-ms=20
                    """))
            .get(0);

    assertThat(settings.connection())
        .isEqualTo(
            new ConnectionSettings(
                "",
                List.of(URI.create("ws://127.0.0.1:9000/stream")),
                URI.create("http://127.0.0.1:9001"),
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
        SettingsFile.read(file("venues=X\nX.protocol=binance-futures\nX.symbols=BTC-USDT\n"))
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
                        + "X.stream=ws://a/, wss://b/s\nX.market-stream=ws://d/,ws://c/\n"))
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
                        + "X.stream=wss://fstream.binance.com/public/stream,ws://b/\n"))
            .get(0);

    assertThat(settings.market().streams())
        .containsExactly(URI.create("wss://fstream.binance.com/market/stream"));
  }

  @Test
  void shouldExpectEverythingAtAnAddressOfOnesOwn() throws IOException {
    String lines = "venues=X\nX.protocol=binance-futures\nX.symbols=BTC-USDT\nX.stream=ws://a/\n";
    assertThat(SettingsFile.read(file(lines)).get(0).market().streams())
        .containsExactly(URI.create("ws://a/"));

    assertThat(
            SettingsFile.read(file(lines + "X.market-stream=ws://b/\n")).get(0).market().streams())
        .containsExactly(URI.create("ws://b/"));
  }

  @Test
  void shouldConnectToOneAddressOfEverybodyElse() throws IOException {
    assertThat(
            SettingsFile.read(file("venues=X\nX.protocol=kraken\nX.symbols=BTC-USD\n"))
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
        "venues=X;X.protocol=kraken;X.symbols=BTC-USD;X.stream=http://a | X.stream is an address that begins with wss://, not 'http://a'.",
        "venues=X;X.protocol=kraken;X.symbols=BTC-USD;X.stream=ws://a, http://b | X.stream is an address that begins with wss://, not 'http://b'.",
        "venues=X;X.protocol=kraken;X.symbols=BTC-USD;X.stream=ws://a,ws://a | X.stream names something twice.",
        "venues=X;X.protocol=kraken;X.symbols=BTC-USD;X.market-stream=ws://a | X.market-stream is for an exchange that has a second address.",
        "venues=X;X.protocol=kraken;X.symbols=BTC-USD;X.rest=nowhere | X.rest is an address that begins with https://, not 'nowhere'.",
        "venues=X;X.protocol=kraken;X.symbols=BTC-USD;X.silence-seconds=0 | X.silence-seconds is a number from 1 to 3600, not '0'."
      })
  void shouldNameTheKeyWhenItsValueIsWrong(String lines, String sentence) throws IOException {
    Path file = file(lines.replace(';', '\n'));

    assertThatThrownBy(() -> SettingsFile.read(file))
        .isInstanceOf(UsageException.class)
        .hasMessage("In " + file + ", " + sentence);
  }

  @Test
  void shouldRefuseAKeyThatIsNotKnownBecauseItIsMistyped() throws IOException {
    Path file = file("venues=X\nX.protocol=kraken\nX.symbol=BTC-USD\n");

    assertThatThrownBy(() -> SettingsFile.read(file))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("In " + file + ", X.symbol is not known; a venue of venues has ");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("collector.properties"), text);
  }
}
