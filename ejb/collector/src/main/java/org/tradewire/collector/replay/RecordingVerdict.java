package org.tradewire.collector.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.collector.venue.RefusedMessages;
import org.tradewire.collector.venue.VenueSession;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.feed.ring.TradeRecord;

/**
 * What a recording holds, symbol by symbol, and where something is missing. Each connection is
 * verified by itself; books and trades of a symbol are those of the connection that has most of
 * them, and what is missing is told of every one.
 */
public final class RecordingVerdict {

  private final Map<String, Map<String, SymbolVerdict>> symbols = new TreeMap<>();
  private final RefusedMessages malformed;
  private long line;
  private long messages;
  private long refused;
  private long otherTrades;

  private RecordingVerdict(Path file) {
    this.malformed = new RefusedMessages(file.getFileName().toString());
  }

  /**
   * Reads a recording to its end.
   *
   * @param factory makes the session that understands it
   * @throws RecordingException if it cannot be read
   */
  public static RecordingVerdict of(Path file, Function<MarketDataListener, VenueSession> factory) {
    RecordingVerdict verdict = new RecordingVerdict(file);
    ConnectionSessions sessions =
        new ConnectionSessions(connection -> factory.apply(verdict.new Witness(connection)));
    try (RecordingReader reader = RecordingReader.open(file, verdict.malformed)) {
      for (RecordedMessage each = reader.next(); each != null; each = reader.next()) {
        verdict.line = each.line();
        verdict.messages += each.direction() == RecordedMessage.Direction.RECV ? 1 : 0;
        sessions.take(each, each.timeNs());
      }
    }
    verdict.refused = sessions.figure("refused");
    verdict.otherTrades = sessions.figure("other_trades");
    verdict.connections().forEach(SymbolVerdict::end);
    return verdict;
  }

  /**
   * Whether all of the recording was understood, nothing is missing in it, and there was something
   * to verify.
   */
  public boolean whole() {
    return problems().isEmpty();
  }

  /** Why the recording is not whole, a sentence each. */
  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (connections().noneMatch(SymbolVerdict::verified)) {
      problems.add("Nothing was verified: there is neither a full book nor a trade.");
    }
    if (malformed.count() > 0) {
      problems.add("Lines that are no recorded messages: " + malformed.count() + ".");
    }
    if (refused > 0) {
      problems.add("Messages, or parts of them, that were refused: " + refused + ".");
    }
    symbols.forEach(
        (symbol, each) -> {
          if (each.values().stream().anyMatch(SymbolVerdict::hasGaps)) {
            problems.add("Something of " + symbol + " is missing.");
          }
        });
    return problems;
  }

  private Stream<SymbolVerdict> connections() {
    return symbols.values().stream().flatMap(each -> each.values().stream());
  }

  /**
   * The whole verdict as JSON.
   *
   * @param protocol as it is called in arguments
   */
  public String json(Path file, String protocol) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeStringField("recording", file.getFileName().toString());
      json.writeStringField("protocol", protocol);
      json.writeNumberField("messages", messages);
      json.writeNumberField("malformed_lines", malformed.count());
      json.writeNumberField("refused", refused);
      json.writeNumberField("other_trades", otherTrades);
      json.writeBooleanField("whole", whole());
      json.writeArrayFieldStart("problems");
      for (String each : problems()) {
        json.writeString(each);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("symbols");
      for (Map.Entry<String, Map<String, SymbolVerdict>> each : symbols.entrySet()) {
        json.writeFieldName(each.getKey());
        SymbolVerdict.write(each.getValue().values(), json);
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Hears what one connection says. */
  private final class Witness implements MarketDataListener {

    private final String connection;

    private Witness(String connection) {
      this.connection = connection;
    }

    private SymbolVerdict of(String symbol) {
      return symbols
          .computeIfAbsent(symbol, unknown -> new TreeMap<>())
          .computeIfAbsent(connection, unknown -> new SymbolVerdict());
    }

    @Override
    public void onTrade(TradeRecord trade) {
      of(trade.symbol()).trade();
    }

    @Override
    public void onBookChange(String symbol, LevelList changes, long exchangeTimeNs) {
      of(symbol).change(line, changes);
    }

    @Override
    public void onChangeWithoutBook(String symbol) {
      of(symbol).withoutBook(line);
    }

    @Override
    public void onFullBook(String symbol, LevelList levels, long exchangeTimeNs) {
      of(symbol).full(line, levels);
    }

    @Override
    public void onBookGap(String symbol, String reason) {
      of(symbol).gap(line, reason);
    }

    @Override
    public void onTradeGap(String symbol, long missed) {
      of(symbol).missed(line, missed);
    }

    @Override
    public void onChecksum(String symbol, boolean right) {
      of(symbol).checksum(right);
    }

    /** What is verified are books and trades. */
    @Override
    public void onMinute(String symbol, VenueCandle candle) {}
  }
}
