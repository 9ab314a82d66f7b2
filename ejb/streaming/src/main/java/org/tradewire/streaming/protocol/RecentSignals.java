package org.tradewire.streaming.protocol;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.message.EnvelopeWriter;
import org.tradewire.streaming.message.StreamMessage;

/**
 * Finds signals among the newest messages of the channel {@code signals} that its log keeps; there
 * is no other store of them. A signal that was published again, because it was decided, counts as
 * published last. One for all sessions of a node: the log is read and parsed once for all who ask
 * within 500 ms, also where that fails. Thread-safe.
 */
public final class RecentSignals {

  /** Messages that are looked through for one answer. */
  private static final int MESSAGES = ClientCommand.MAX_SIGNALS;

  private static final long SHARED_NS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final JsonReaderFactory READERS =
      JsonProvider.provider().createReaderFactory(Map.of());

  private final ChannelHub hub;
  private final LongSupplier nanoTime;
  private Reading latest;

  /** A signal as published last, with what is asked about it. */
  private record Told(byte[] data, String symbol, String timeframe) {}

  /** The log read once; run by who asks first, awaited by the others. */
  private record Reading(long beganNs, FutureTask<List<Told>> signals) {}

  /**
   * Signals of a hub.
   *
   * @param nanoTime monotonic, nanoseconds
   */
  public RecentSignals(ChannelHub hub, LongSupplier nanoTime) {
    this.hub = hub;
    this.nanoTime = nanoTime;
  }

  /**
   * The signals that are asked for, newest first, each as published last, up to 500 ms ago. May
   * read a database, or wait for another who does.
   *
   * @throws RuntimeException they cannot be read
   */
  List<byte[]> of(ClientCommand.GetSignals asked) {
    String symbol = asked.symbol() == null ? null : plain(asked.symbol());
    return signals().stream()
        .filter(each -> symbol == null || symbol.equals(each.symbol()))
        .filter(each -> asked.timeframe() == null || asked.timeframe().equals(each.timeframe()))
        .limit(asked.limit())
        .map(Told::data)
        .toList();
  }

  private List<Told> signals() {
    FutureTask<List<Told>> signals = current().signals();
    signals.run(); // Does nothing where another thread was first.
    try {
      return signals.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The signals cannot be read.", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while signals are read.", e);
    }
  }

  private synchronized Reading current() {
    long now = nanoTime.getAsLong();
    if (latest == null || (latest.signals().isDone() && now - latest.beganNs() >= SHARED_NS)) {
      latest = new Reading(now, new FutureTask<>(this::read));
    }
    return latest;
  }

  private List<Told> read() {
    List<Told> told = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (StreamMessage message : hub.newest(Channel.signals(), MESSAGES)) {
      byte[] data = EnvelopeWriter.dataOf(message);
      JsonObject signal = parse(data);
      String id = text(signal, "signal_id");
      if (id == null || seen.add(id)) {
        told.add(new Told(data, plain(text(signal, "symbol")), text(signal, "timeframe")));
      }
    }
    return told;
  }

  /** BTCUSDT, BTC-USDT and btc/usdt are one symbol. */
  private static String plain(String symbol) {
    return symbol == null ? "" : symbol.toUpperCase(Locale.ROOT).replaceAll("[-/]", "");
  }

  private static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text ? text.getString() : null;
  }

  private static JsonObject parse(byte[] data) {
    try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(data))) {
      return reader.read() instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }
  }
}
