package org.tradewire.web.rest.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the AsyncAPI document names, read line by line: it is written with two spaces a level and a
 * reference a line.
 *
 * @param text the document
 */
record AsyncApiText(String text) {
  private static final Pattern ENDPOINT =
      Pattern.compile("(?ms)^  (\\w+):\n    address: (\\S+)$(.*?)(?=^  \\w|^\\w)");
  private static final Pattern LISTED =
      Pattern.compile("(?m)^      ([\\w-]+): \\{\\$ref: '#/components/messages/([\\w-]+)'}$");
  private static final Pattern OPERATION =
      Pattern.compile("(?m)^      - \\$ref: '#/channels/(\\w+)/messages/([\\w-]+)'$");
  private static final Pattern MESSAGE =
      Pattern.compile(
          "(?m)^    ([\\w-]+):\n(?:      x-channels: \\[([^]]*)]\n)?"
              + "      payload: \\{\\$ref: '#/components/schemas/([\\w-]+)'}$");
  private static final Pattern RANGE = Pattern.compile("minimum: (\\d+), maximum: (\\d+)");
  private static final Pattern ON_A_CHANNEL =
      Pattern.compile(
          "(?m)^    ([\\w-]+):\n      allOf:\n        - \\$ref: '#/components/schemas/envelope'$");

  /** The document that this node publishes. */
  static AsyncApiText published() {
    try (InputStream in = AsyncApiResource.class.getResourceAsStream("/asyncapi.yaml")) {
      return new AsyncApiText(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The values of the enum of a schema. */
  List<String> choices(String schema) {
    MatchResult first =
        Pattern.compile(
                "^    " + schema + ":.*?enum: \\[([^\\]]*)]", Pattern.DOTALL | Pattern.MULTILINE)
            .matcher(text)
            .results()
            .findFirst()
            .orElseThrow();
    return words(first.group(1));
  }

  /** Whether a range of a schema of whole numbers holds one. */
  boolean covers(String schema, int number) {
    String lines = text.split("\n    " + schema + ":\n", 2)[1].split("\n    \\w", 2)[0];
    return RANGE
        .matcher(lines)
        .results()
        .anyMatch(
            each ->
                Integer.parseInt(each.group(1)) <= number
                    && number <= Integer.parseInt(each.group(2)));
  }

  /** The messages listed for each address. */
  Map<String, Set<String>> messagesByAddress() {
    Map<String, Set<String>> found = new TreeMap<>();
    ENDPOINT
        .matcher(text)
        .results()
        .forEach(
            endpoint -> {
              Set<String> messages = new TreeSet<>();
              LISTED.matcher(endpoint.group(3)).results().forEach(m -> messages.add(m.group(2)));
              found.put(endpoint.group(2), messages);
            });
    return found;
  }

  /** The messages that the operations of each address take or send. */
  Map<String, Set<String>> operatedByAddress() {
    Map<String, String> addresses = new TreeMap<>();
    ENDPOINT.matcher(text).results().forEach(each -> addresses.put(each.group(1), each.group(2)));
    Map<String, Set<String>> found = new TreeMap<>();
    OPERATION
        .matcher(text)
        .results()
        .forEach(
            each ->
                found
                    .computeIfAbsent(addresses.get(each.group(1)), address -> new TreeSet<>())
                    .add(each.group(2)));
    return found;
  }

  /** The kinds of channels each message belongs to; none for those that belong to a connection. */
  Map<String, List<String>> channelsByMessage() {
    Map<String, List<String>> found = new TreeMap<>();
    MESSAGE
        .matcher(text)
        .results()
        .forEach(
            each ->
                found.put(each.group(1), each.group(2) == null ? List.of() : words(each.group(2))));
    return found;
  }

  /** The messages with a channel and a number. */
  Set<String> numberedMessages() {
    Set<String> found = new TreeSet<>();
    ON_A_CHANNEL.matcher(text).results().forEach(each -> found.add(each.group(1)));
    return found;
  }

  private static List<String> words(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).toList();
  }
}
