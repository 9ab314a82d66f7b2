package org.tradewire.launcher.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Lines of a newer {@code tradewire.cli} as a script of its own for a configuration that is in use:
 * what a line would make and is there already is left as it is, what it would remove and is gone
 * too.
 */
final class CliDifference {
  private static final Set<String> FRAME =
      Set.of("batch", "run-batch", "stop-embedded-server", "embed-server");

  private CliDifference() {}

  /** Whether a line of the script sets something, and does not only frame the others. */
  static boolean sets(ScriptLine line) {
    return !FRAME.contains(line.text().split(" ", 2)[0]);
  }

  /** The script for {@code jboss-cli.sh --file=}, without a running server. */
  static String script(List<ScriptLine> lines) {
    List<String> script = new ArrayList<>();
    script.add("embed-server --server-config=standalone-full.xml --std-out=discard");
    for (ScriptLine line : lines) {
      String text = line.text();
      int add = text.indexOf(":add(");
      int bare = text.endsWith(":add") ? text.length() - ":add".length() : -1;
      if (add >= 0 || bare >= 0) {
        script.addAll(only("!=", text.substring(0, add >= 0 ? add : bare), text));
      } else if (text.endsWith(":remove")) {
        script.addAll(only("==", text.substring(0, text.length() - ":remove".length()), text));
      } else {
        script.add(text);
      }
    }
    script.add("stop-embedded-server");
    return String.join("\n", script) + "\n";
  }

  private static List<String> only(String outcome, String address, String command) {
    return List.of(
        "if (outcome " + outcome + " success) of " + address + ":read-resource", command, "end-if");
  }
}
