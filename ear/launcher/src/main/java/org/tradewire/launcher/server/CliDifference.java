package org.tradewire.launcher.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Lines of a newer {@code tradewire.cli} as a script of its own for a configuration that is in use:
 * what a line would make and is there already is left as it is, what it would remove and is gone
 * too.
 */
final class CliDifference {
  private static final Set<String> FRAME =
      Set.of("batch", "run-batch", "stop-embedded-server", "embed-server");

  /** What the script prints, with the number of the line, instead of making what exists. */
  private static final String LEFT = "left-as-it-is-";

  private CliDifference() {}

  /** Whether a line of the script sets something, and does not only frame the others. */
  static boolean sets(ScriptLine line) {
    return !FRAME.contains(line.text().split(" ", 2)[0]);
  }

  /** The script for {@code jboss-cli.sh --file=}, without a running server. */
  static String script(List<ScriptLine> lines) {
    List<String> script = new ArrayList<>();
    script.add("embed-server --server-config=standalone-full.xml --std-out=discard");
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).text();
      int add = text.indexOf(":add(");
      int bare = text.endsWith(":add") ? text.length() - ":add".length() : -1;
      if (add >= 0 || bare >= 0) {
        String address = text.substring(0, add >= 0 ? add : bare);
        script.addAll(List.of(when("!=", address), text, "else", "echo " + LEFT + i, "end-if"));
      } else if (text.endsWith(":remove")) {
        String address = text.substring(0, text.length() - ":remove".length());
        script.addAll(List.of(when("==", address), text, "end-if"));
      } else {
        script.add(text);
      }
    }
    script.add("stop-embedded-server");
    return String.join("\n", script) + "\n";
  }

  /**
   * Those of the lines that made nothing, since what they would make was there.
   *
   * @param printed what the script of these lines printed
   */
  static List<ScriptLine> left(List<ScriptLine> lines, List<String> printed) {
    return IntStream.range(0, lines.size())
        .filter(i -> printed.contains(LEFT + i))
        .mapToObj(lines::get)
        .toList();
  }

  private static String when(String outcome, String address) {
    return "if (outcome " + outcome + " success) of " + address + ":read-resource";
  }
}
