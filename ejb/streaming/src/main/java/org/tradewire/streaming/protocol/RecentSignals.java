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
import org.tradewire.streaming.Channel;
import org.tradewire.streaming.ChannelHub;
import org.tradewire.streaming.EnvelopeWriter;
import org.tradewire.streaming.StreamMessage;

/**
 * Finds signals among the newest messages of the channel {@code signals} that its log keeps; there
 * is no other store of them. A signal that was told again, because it was decided, counts as it was
 * told last.
 */
final class RecentSignals {

  /** Messages that are looked through for one answer. */
  private static final int MESSAGES = ClientCommand.MAX_SIGNALS;

  private static final JsonReaderFactory READERS =
      JsonProvider.provider().createReaderFactory(Map.of());

  private final ChannelHub hub;

  RecentSignals(ChannelHub hub) {
    this.hub = hub;
  }

  /** The signals that are asked for, newest first, each as it was told. May read a database. */
  List<byte[]> of(ClientCommand.GetSignals asked) {
    List<byte[]> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (StreamMessage message : hub.newest(Channel.signals(), MESSAGES)) {
      byte[] data = EnvelopeWriter.dataOf(message);
      JsonObject signal = read(data);
      String id = text(signal, "signal_id");
      boolean older = id != null && !seen.add(id);
      if (!older && matches(signal, asked)) {
        found.add(data);
        if (found.size() == asked.limit()) {
          break;
        }
      }
    }
    return found;
  }

  private static boolean matches(JsonObject signal, ClientCommand.GetSignals asked) {
    return (asked.symbol() == null || plain(asked.symbol()).equals(plain(text(signal, "symbol"))))
        && (asked.timeframe() == null || asked.timeframe().equals(text(signal, "timeframe")));
  }

  /** BTCUSDT, BTC-USDT and btc/usdt are one symbol. */
  private static String plain(String symbol) {
    return symbol == null ? "" : symbol.toUpperCase(Locale.ROOT).replaceAll("[-/]", "");
  }

  private static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text ? text.getString() : null;
  }

  private static JsonObject read(byte[] data) {
    try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(data))) {
      return reader.read() instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }
  }
}
