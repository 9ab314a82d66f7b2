package org.tradewire.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

  @TempDir Path directory;

  @Test
  void shouldSimulateWithDefaultsWhenOnlyTheDirectoryIsGiven() {
    CommandLine.Order order = CommandLine.parse("simulate", "--feed-dir", "feeds");

    assertThat(order.venue()).isEqualTo("SIMULATOR");
    assertThat(order.directory()).isEqualTo(Path.of("feeds"));
    assertThat(order.source().create(new RecordedMarket(), () -> 0, () -> {}).expectedBooks())
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

    assertThat(order.venue()).isEqualTo("KRAKEN");
  }

  @Test
  void shouldKnowTheProtocolWhenTheRecordingNamesTheExchange() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("r.jsonl"),
            "{\"ts\":\"1\",\"dir\":\"connect\",\"url\":\"wss://fstream.binance.com/stream?streams=a\"}\n");

    assertThat(CommandLine.parse("replay", "--file", file.toString(), "--feed-dir", "a").venue())
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
  void shouldPublishLoadUnderAnotherVenueWhenAsked() {
    assertThat(CommandLine.parse("load", "--feed-dir", "feeds").venue()).isEqualTo("LOAD");
    assertThat(CommandLine.parse("load", "--feed-dir", "feeds", "--venue", "B").venue())
        .isEqualTo("B");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | A subcommand is missing: replay, verify, simulate or load.",
        "record | There is no subcommand 'record'; there are replay, verify, simulate and load.",
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
}
