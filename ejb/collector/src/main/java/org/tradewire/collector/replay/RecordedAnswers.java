package org.tradewire.collector.replay;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the exchange's REST service answered in a recording. Not thread-safe while it is filled. */
final class RecordedAnswers {

  private static final Pattern SYMBOL = Pattern.compile("[?&](?:symbol|pair)=([^&]+)");

  private final Map<String, List<RecordedMessage>> answers = new HashMap<>();

  /** Takes up the next answer of the recording. */
  void add(RecordedMessage answer) {
    answers
        .computeIfAbsent(question(URI.create(answer.url())), unknown -> new ArrayList<>())
        .add(answer);
  }

  /**
   * What the exchange answers.
   *
   * @param address what is asked; how much is asked for does not matter
   * @param positionNs how far the recording is played: the answer is the next one after it, or the
   *     last one there is
   */
  Optional<String> find(URI address, long positionNs) {
    List<RecordedMessage> recorded = answers.getOrDefault(question(address), List.of());
    return recorded.stream()
        .filter(each -> each.timeNs() >= positionNs)
        .findFirst()
        .or(() -> recorded.stream().reduce((earlier, later) -> later))
        .map(RecordedMessage::data);
  }

  /** Path and symbol alone. */
  private static String question(URI address) {
    Matcher symbol = SYMBOL.matcher("?" + address.getQuery());
    return address.getPath() + (symbol.find() ? " " + symbol.group(1) : "");
  }
}
