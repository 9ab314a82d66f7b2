package org.tradewire.benchmarks.parser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tradewire.collector.replay.RecordedMessage;
import org.tradewire.collector.replay.RecordingReader;
import org.tradewire.collector.venue.RefusedMessages;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.VenueSession;
import org.tradewire.collector.venue.binance.BinanceSession;
import org.tradewire.collector.venue.coinbase.CoinbaseExchangeSession;
import org.tradewire.collector.venue.kraken.KrakenV1Session;

/** Whole recordings of exchanges as workloads. */
final class Captures {

  private Captures() {}

  /** Those of a folder that are known by their names. */
  static List<Workload> in(Path folder) {
    List<Workload> workloads = new ArrayList<>();
    add(workloads, folder.resolve("BINANCE.jsonl"), BinanceSession::spot);
    add(workloads, folder.resolve("BINANCE_FUTURES.jsonl"), BinanceSession::usdMargined);
    add(workloads, folder.resolve("COINBASE.jsonl"), CoinbaseExchangeSession::new);
    add(workloads, folder.resolve("KRAKEN.jsonl"), KrakenV1Session::new);
    return workloads;
  }

  private static void add(
      List<Workload> workloads, Path file, Function<SessionSetup, VenueSession> factory) {
    if (Files.exists(file)) {
      workloads.add(
          new Workload("recording " + file.getFileName(), factory, List.of(), messages(file)));
    }
  }

  private static List<RecordedMessage> messages(Path file) {
    List<RecordedMessage> messages = new ArrayList<>();
    try (RecordingReader reader =
        RecordingReader.open(file, new RefusedMessages(file.toString()))) {
      for (RecordedMessage each = reader.next(); each != null; each = reader.next()) {
        messages.add(each);
      }
    }
    return messages;
  }
}
