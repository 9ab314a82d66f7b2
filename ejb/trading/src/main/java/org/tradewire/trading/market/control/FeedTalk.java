package org.tradewire.trading.market.control;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What nodes say to each other about feeds, on topic {@value #TOPIC}; one line of text each.
 *
 * <pre>
 * live A,B        this node reads the rings of these venues, and misses whatever else there is
 * offer A 17      this node relays venue A, under epoch 17
 * books A         whoever relays venue A is asked for its full books and the ends of its tapes
 * </pre>
 */
public final class FeedTalk {

  /** Where all nodes listen. */
  public static final String TOPIC = "feeds";

  private static final Pattern SENTENCE =
      Pattern.compile(
          "(live)(?: ([A-Z0-9_,]*))?|(offer) ([A-Z0-9_]+) ([0-9]{1,18})|(books) ([A-Z0-9_]+)");

  private FeedTalk() {}

  /** Hears what is said; on a thread of the relay, which must not be blocked. */
  public interface Listener {

    /** A node reads the rings of these venues and of no others. */
    void nodeReads(Set<String> venues);

    /** A node relays a venue. */
    void offered(String venue, long epoch);

    /** Somebody needs the full books of a venue. */
    void booksAsked(String venue);
  }

  static byte[] live(Collection<String> venues) {
    return ("live " + String.join(",", new TreeSet<>(venues))).getBytes(US_ASCII);
  }

  static byte[] offer(String venue, long epoch) {
    return ("offer " + venue + ' ' + epoch).getBytes(US_ASCII);
  }

  static byte[] books(String venue) {
    return ("books " + venue).getBytes(US_ASCII);
  }

  /** The topic on which a venue's records travel. */
  static String records(String venue) {
    return "feed:" + venue;
  }

  /** Tells a listener what was said; what another version says is left out. */
  public static void hear(byte[] said, Listener listener) {
    Matcher sentence = SENTENCE.matcher(new String(said, US_ASCII));
    if (!sentence.matches()) {
      return;
    }
    if (sentence.group(1) != null) {
      String venues = sentence.group(2) == null ? "" : sentence.group(2);
      listener.nodeReads(
          Arrays.stream(venues.split(","))
              .filter(each -> !each.isEmpty())
              .collect(Collectors.toSet()));
    } else if (sentence.group(3) != null) {
      listener.offered(sentence.group(4), Long.parseLong(sentence.group(5)));
    } else {
      listener.booksAsked(sentence.group(7));
    }
  }
}
