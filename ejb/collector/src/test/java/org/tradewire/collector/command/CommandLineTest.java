package org.tradewire.collector.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.collector.RecordedMarket;
import org.tradewire.feed.api.VenueCandle;

class CommandLineTest {

  @TempDir Path directory;

  @Test
  void shouldSimulateWithDefaultsWhenOnlyTheDirectoryIsGiven() {
    CommandLine.Order order = CommandLine.parse("simulate", "--feed-dir", "feeds");

    assertThat(order.venues().get(0).venue()).isEqualTo("SIMULATOR");
    assertThat(order.directory()).isEqualTo(Path.of("feeds"));
    assertThat(
            order
                .venues()
                .get(0)
                .source()
                .create(new RecordedMarket(), () -> 0, () -> {})
                .expectedBooks())
        .isEqualTo(5);
  }

  @Test
  void shouldReplayWhenTheRecordingExists() throws IOException {
    Path file = Files.writeString(directory.resolve("r.jsonl"), "");

    CommandLine.Order order =
        CommandLine.parse(
            "replay",
            "--file",
            file.toString(),
            "--protocol",
            "kraken-v1",
            "--feed-dir",
            "feeds",
            "--speed",
            "2.5",
            "--loop");

    assertThat(order.venues().get(0).venue()).isEqualTo("KRAKEN");
  }

  @Test
  void shouldKnowTheProtocolWhenTheRecordingNamesTheExchange() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("r.jsonl"),
            "{\"ts\":\"1\",\"dir\":\"connect\",\"url\":\"wss://fstream.binance.com/stream?streams=a\"}\n");

    assertThat(venue("replay", "--file", file.toString(), "--feed-dir", "a"))
        .isEqualTo("BINANCE_FUTURES");
  }

  @Test
  void shouldAskForTheProtocolWhenTheRecordingNamesNoExchange() throws IOException {
    Path file = Files.writeString(directory.resolve("r.jsonl"), "{}\n");

    assertThatThrownBy(
            () -> CommandLine.parse("replay", "--file", file.toString(), "--feed-dir", "a"))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith(
            "names no address of an exchange that is known; give --protocol, one of"
                + " coinbase-advanced, coinbase-exchange, kraken, kraken-v1, binance,"
                + " binance-futures.");
    assertThatThrownBy(
            () ->
                CommandLine.parse(
                    "replay", "--file", file.toString(), "--feed-dir", "a", "--protocol", "x"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("There is no protocol 'x'; there are coinbase-advanced,");
  }

  @Test
  void shouldTellOfTheTimeBeforeWhenAskedTo() {
    assertThat(minuteOfBefore("simulate", "--feed-dir", "feeds")).isEmpty();
    assertThat(minuteOfBefore("simulate", "--feed-dir", "feeds", "--history")).hasSize(1);
  }

  @Test
  void shouldInventNoPastOfAnExchange() {
    assertThatThrownBy(
            () ->
                CommandLine.parse(
                    "simulate", "--feed-dir", "feeds", "--venues", "SIMULATOR,OTHER", "--history"))
        .isInstanceOf(UsageException.class)
        .hasMessage("The option --history needs venues whose names begin with SIMULATOR.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "simulate --feed-dir a --venues BINANCE_FUTURES | --venues | BINANCE_FUTURES",
        "simulate --feed-dir a --venues SIMULATOR,KRAKEN | --venues | KRAKEN",
        "simulate --feed-dir a --venues COINBASE_2 --history | --venues | COINBASE_2",
        "load --feed-dir a --venue BINANCE | --venue | BINANCE"
      })
  void shouldInventNothingUnderTheNameOfAnExchange(String line, String option, String venue) {
    assertThatThrownBy(() -> CommandLine.parse(line.split(" ")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "The option "
                + option
                + " names an exchange: servers would store what is invented as that of "
                + venue
                + ". Take a name such as SIMULATOR.");
  }

  private static List<VenueCandle> minuteOfBefore(String... args) {
    return CommandLine.parse(args)
        .venues()
        .get(0)
        .source()
        .create(new RecordedMarket(), () -> 60_000_000_000L, () -> {})
        .history("BTC-USD", Duration.ofMinutes(1), Instant.EPOCH, Instant.EPOCH.plusSeconds(60));
  }

  @Test
  void shouldPublishLoadUnderAnotherVenueWhenAsked() {
    assertThat(venue("load", "--feed-dir", "feeds")).isEqualTo("LOAD");
    assertThat(venue("load", "--feed-dir", "feeds", "--venue", "B")).isEqualTo("B");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | A subcommand is missing: run, record, replay, verify, simulate or load.",
        "dance | There is no subcommand 'dance'; there are run, record, replay, verify, simulate and load.",
        "load --feed-dir a --rate 0 | The option --rate is a number from 1 to 1000000, not '0'.",
        "load --feed-dir a --symbol x | The option --symbol is wrong: A symbol has 1 to 24 capitals, digits and '-', not 'x'.",
        "simulate | The option --feed-dir is missing.",
        "simulate --feed-dir | The option --feed-dir needs a value.",
        "simulate --feed-dir --rate 5 | The option --feed-dir needs a value.",
        "simulate --feed-dir a --feed-dir b | The option --feed-dir is given twice.",
        "simulate --feed-dir a --loop | There is no option '--loop' of simulate.",
        "simulate --feed-dir a --rate 0 | The option --rate is a number from 1 to 1000000, not '0'.",
        "simulate --feed-dir a --rate x | The option --rate is a number from 1 to 1000000, not 'x'.",
        "simulate --feed-dir a --symbols 501 | The option --symbols is a number from 1 to 500, not '501'.",
        "simulate --feed-dir a --venues A,A | The option --venues names a venue twice.",
        "simulate --feed-dir a --metrics 127.0.0.1:x | The port of --metrics is a number from 0 to 65535, not 'x'.",
        "run --feed-dir a | The option --config is missing.",
        "run --feed-dir a --config nowhere.properties | There is no configuration file nowhere.properties.",
        "simulate --feed-dir a --seed x | The option --seed is a whole number, not 'x'.",
        "replay --feed-dir a | The option --file is missing.",
        "replay --feed-dir a --file f --speed fast | The option --speed is max or a number, not 'fast'.",
        "replay --feed-dir a --file f --speed 0 | The option --speed is wrong: A speed is max or a number from 0.001 to 1000000, not 0.0.",
        "replay --feed-dir a --file f --speed NaN | The option --speed is wrong: A speed is max or a number from 0.001 to 1000000, not NaN."
      })
  void shouldRefuseWithASentenceWhenArgumentsAreWrong(String line, String sentence) {
    String[] args = line.isEmpty() ? new String[0] : line.split(" ");

    assertThatThrownBy(() -> CommandLine.parse(args))
        .isInstanceOf(UsageException.class)
        .hasMessage(sentence);
  }

  private static String venue(String... args) {
    return CommandLine.parse(args).venues().get(0).venue();
  }
}
