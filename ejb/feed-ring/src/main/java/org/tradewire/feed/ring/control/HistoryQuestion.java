package org.tradewire.feed.ring.control;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tradewire.feed.api.FeedControl;
import org.tradewire.feed.api.VenueCandle;

/**
 * The question for a venue's candles of before, and what is answered, as lines of a control socket.
 *
 * <pre>
 * history BTC-USD 3600 1700000000 1700360000       symbol; seconds of a candle, from, until
 * 1700000000,67250.00,67310.12,..;1700003600,..    beginning, open, high, low, close, volume,
 *                                                  taker's buys, quote volume, trades
 * </pre>
 *
 * <p>What the venue does not say is an empty field.
 *
 * @param symbol canonical symbol
 * @param length of each candle: whole minutes, at most a day
 * @param from beginning of the first one: a multiple of the length since the Unix epoch
 * @param until beginning of the first one that is not asked for, at most {@link
 *     FeedControl#MAX_CANDLES} lengths later
 */
public record HistoryQuestion(String symbol, Duration length, Instant from, Instant until) {

  private static final Pattern LINE =
      Pattern.compile("history (\\S{1,24}) ([0-9]{2,5}) ([0-9]{1,12}) ([0-9]{1,12})");

  private static final int FIELDS = 9;

  /**
   * Checks what is asked.
   *
   * @throws IllegalArgumentException one sentence
   */
  public HistoryQuestion {
    long seconds = length.toSeconds();
    if (length.compareTo(Duration.ofMinutes(1)) < 0
        || length.compareTo(Duration.ofDays(1)) > 0
        || !length.equals(Duration.ofMinutes(length.toMinutes()))) {
      throw new IllegalArgumentException(
          "A candle has 1 to 1440 whole minutes, not " + length + ".");
    }
    if (from.getNano() != 0 || from.getEpochSecond() % seconds != 0) {
      throw new IllegalArgumentException(
          "Candles of " + seconds + " s begin at a multiple of that, not at " + from + ".");
    }
    if (until.isBefore(from)
        || until.isAfter(from.plus(length.multipliedBy(FeedControl.MAX_CANDLES)))) {
      throw new IllegalArgumentException(
          "At most " + FeedControl.MAX_CANDLES + " candles are told at once, and none backwards.");
    }
  }

  /** Whether a line is such a question, well-formed or not. */
  public static boolean isOne(String line) {
    return line.equals("history") || line.startsWith("history ");
  }

  /**
   * Reads a question.
   *
   * @throws IllegalArgumentException one sentence
   */
  public static HistoryQuestion parse(String line) {
    Matcher matcher = LINE.matcher(line.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "A question for history names symbol, seconds of a candle, from and until.");
    }
    return new HistoryQuestion(
        matcher.group(1),
        Duration.ofSeconds(Long.parseLong(matcher.group(2))),
        Instant.ofEpochSecond(Long.parseLong(matcher.group(3))),
        Instant.ofEpochSecond(Long.parseLong(matcher.group(4))));
  }

  /** The question as a line. */
  public String line() {
    return "history "
        + symbol
        + ' '
        + length.toSeconds()
        + ' '
        + from.getEpochSecond()
        + ' '
        + until.getEpochSecond();
  }

  /** The answer as text without a line end; empty where there are no candles. */
  public static String answer(List<VenueCandle> candles) {
    return candles.stream().map(HistoryQuestion::text).collect(Collectors.joining(";"));
  }

  private static String text(VenueCandle candle) {
    return TimeUnit.NANOSECONDS.toSeconds(candle.openTimeNs())
        + ","
        + text(candle.open())
        + ','
        + text(candle.high())
        + ','
        + text(candle.low())
        + ','
        + text(candle.close())
        + ','
        + text(candle.volume())
        + ','
        + text(candle.takerBuyVolume())
        + ','
        + text(candle.quoteVolume())
        + ','
        + candle.trades();
  }

  private static String text(BigDecimal value) {
    return value == null ? "" : value.toPlainString();
  }

  /**
   * Reads an answer.
   *
   * @throws IllegalArgumentException it is none
   */
  public static List<VenueCandle> read(String answer) {
    List<VenueCandle> candles = new ArrayList<>();
    if (!answer.isEmpty()) {
      for (String each : answer.split(";", -1)) {
        candles.add(candle(each.split(",", -1)));
      }
    }
    return candles;
  }

  private static VenueCandle candle(String... fields) {
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException(
          "A candle has " + FIELDS + " fields, not " + fields.length + ".");
    }
    return new VenueCandle(
        TimeUnit.SECONDS.toNanos(Long.parseLong(fields[0])),
        new BigDecimal(fields[1]),
        new BigDecimal(fields[2]),
        new BigDecimal(fields[3]),
        new BigDecimal(fields[4]),
        new BigDecimal(fields[5]),
        decimal(fields[6]),
        decimal(fields[7]),
        Long.parseLong(fields[8]));
  }

  private static BigDecimal decimal(String text) {
    return text.isEmpty() ? null : new BigDecimal(text);
  }
}
