package org.tradewire.collector.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.tradewire.collector.book.VenueBook;
import org.tradewire.collector.market.LevelList;

/** What a connection of a recording holds of one symbol. */
final class SymbolVerdict {

  private static final int SHOWN_LEVELS = 10;

  private final VenueBook book = new VenueBook();
  private final List<Gap> gaps = new ArrayList<>();
  private boolean ready;
  private boolean crossed;
  private long waitingSince;
  private long snapshots;
  private long updates;
  private long trades;
  private long missedTrades;
  private long checksumsRight;
  private long checksumsWrong;

  /** Where something is missing, and why that is known. */
  private record Gap(long line, String reason) {}

  void trade() {
    trades++;
  }

  void missed(long line, long count) {
    missedTrades += count;
    gaps.add(new Gap(line, count + (count == 1 ? " trade is" : " trades are") + " missing."));
  }

  void full(long line, LevelList levels) {
    snapshots++;
    waitingSince = 0;
    ready = true;
    book.replace(levels);
    lookForCross(line);
  }

  /** No exchange has a crossed book: a change is missing, whose hole nothing else may show. */
  private void lookForCross(long line) {
    boolean before = crossed;
    crossed = book.crossed();
    if (crossed && !before) {
      gaps.add(new Gap(line, "From here on the best bid is at or above the best ask."));
    }
  }

  void change(long line, LevelList levels) {
    if (ready) {
      updates++;
      book.apply(levels);
      lookForCross(line);
    } else {
      withoutBook(line);
    }
  }

  /** A change came that is worth nothing until a full book comes. */
  void withoutBook(long line) {
    ready = false;
    waitingSince = waitingSince == 0 ? line : waitingSince;
  }

  /** The recording is over: a book that was waited for in vain is missing. */
  void end() {
    if (waitingSince > 0) {
      gap(waitingSince, "From here on changes wait for a full book that is missing.");
      waitingSince = 0;
    }
  }

  /** Whether there was anything that could be verified. */
  boolean verified() {
    return snapshots > 0 || trades > 0;
  }

  void gap(long line, String reason) {
    gaps.add(new Gap(line, reason));
    ready = false;
    crossed = false;
    book.clear();
  }

  void checksum(boolean right) {
    if (right) {
      checksumsRight++;
    } else {
      checksumsWrong++;
    }
  }

  boolean hasGaps() {
    return !gaps.isEmpty();
  }

  /**
   * Writes what the connections hold together: the book of the one that has most changes of it, the
   * trades of the one that has most, and the gaps of all.
   *
   * @param connections at least one
   */
  static void write(Collection<SymbolVerdict> connections, JsonGenerator json) throws IOException {
    SymbolVerdict ofBook =
        Collections.max(
            connections,
            Comparator.<SymbolVerdict>comparingLong(each -> each.updates)
                .thenComparingLong(each -> each.snapshots));
    SymbolVerdict ofTrades =
        Collections.max(connections, Comparator.comparingLong(each -> each.trades));
    List<Gap> gaps =
        connections.stream()
            .flatMap(each -> each.gaps.stream())
            .sorted(Comparator.comparingLong(Gap::line))
            .toList();
    json.writeStartObject();
    json.writeNumberField("snapshots", ofBook.snapshots);
    json.writeNumberField("updates", ofBook.updates);
    json.writeNumberField("trades", ofTrades.trades);
    json.writeNumberField("missed_trades", ofTrades.missedTrades);
    json.writeArrayFieldStart("gaps");
    for (Gap each : gaps) {
      json.writeStartObject();
      json.writeNumberField("line", each.line());
      json.writeStringField("reason", each.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("checksums");
    json.writeNumberField("right", ofBook.checksumsRight);
    json.writeNumberField("wrong", ofBook.checksumsWrong);
    json.writeEndObject();
    ofBook.write(json, "bids", false);
    ofBook.write(json, "asks", true);
    json.writeEndObject();
  }

  private void write(JsonGenerator json, String name, boolean ask) throws IOException {
    List<String[]> levels = new ArrayList<>();
    book.forEachBest(
        ask,
        SHOWN_LEVELS,
        (side, price, priceScale, quantity, quantityScale) ->
            levels.add(new String[] {text(price, priceScale), text(quantity, quantityScale)}));
    json.writeArrayFieldStart(name);
    for (String[] each : levels) {
      json.writeArray(each, 0, each.length);
    }
    json.writeEndArray();
  }

  private static String text(long mantissa, int scale) {
    return BigDecimal.valueOf(mantissa, scale).toPlainString();
  }
}
