package org.tradewire.trading.instrument.control;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What nodes say to each other of the venues they see, on topic {@value #TOPIC}: the node's name,
 * then a line for each instrument and venue. Times are nanoseconds since the Unix epoch; the last
 * number is bid and ask together.
 *
 * <pre>
 * node-1
 * BTC-USD COINBASE 1799999999000000000 1799999990000000000 134500.02
 * BTC-USD KRAKEN 1799999998000000000 - 134499.90
 * </pre>
 */
public final class PriceTalk {

  /** Where all nodes listen. */
  public static final String TOPIC = "prices";

  private static final String NOT_WELL = "-";
  private static final String NANOS = "[0-8]?[0-9]{1,18}";
  private static final Pattern LINE =
      Pattern.compile(
          "([A-Z0-9-]{1,32}) ([A-Z0-9_]{1,32}) (%s) (-|%s) ([0-9]{1,24}(?:\\.[0-9]{1,24})?)"
              .formatted(NANOS, NANOS));

  private PriceTalk() {}

  /** Sights of one node, by symbol. */
  public record Said(String node, Map<String, List<VenueSight>> sights) {}

  /** Writes what a node sees. */
  public static byte[] say(Said said) {
    StringBuilder text = new StringBuilder(said.node());
    said.sights()
        .forEach(
            (symbol, sights) ->
                sights.forEach(
                    each ->
                        text.append('\n')
                            .append(symbol)
                            .append(' ')
                            .append(each.venue())
                            .append(' ')
                            .append(each.goodNs())
                            .append(' ')
                            .append(each.isWell() ? Long.toString(each.wellSinceNs()) : NOT_WELL)
                            .append(' ')
                            .append(each.twiceMiddle().toPlainString())));
    return text.toString().getBytes(US_ASCII);
  }

  /** Reads what a node has said; lines that another version writes are left out. */
  public static Said hear(byte[] bytes) {
    String[] lines = new String(bytes, US_ASCII).split("\n", -1);
    Map<String, List<VenueSight>> sights = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      Matcher line = LINE.matcher(lines[i]);
      if (line.matches()) {
        sights.computeIfAbsent(line.group(1), any -> new ArrayList<>()).add(sight(line));
      }
    }
    return new Said(lines[0], sights);
  }

  private static VenueSight sight(Matcher line) {
    return new VenueSight(
        line.group(2),
        Long.parseLong(line.group(3)),
        line.group(4).equals(NOT_WELL) ? VenueSight.NEVER : Long.parseLong(line.group(4)),
        new BigDecimal(line.group(5)));
  }
}
