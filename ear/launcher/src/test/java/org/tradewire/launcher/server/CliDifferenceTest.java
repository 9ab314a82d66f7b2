package org.tradewire.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CliDifferenceTest {

  @Test
  void shouldMakeWhatIsMissingAndRemoveWhatIsThere() {
    String script =
        CliDifference.script(
            List.of(
                line("/extension=org.example:add"),
                line("/subsystem=x/source=y:add(ordinal=350,properties={})"),
                line("/subsystem=z:remove"),
                line("/subsystem=x:write-attribute(name=a,value=\"${env.B:c}\")")));

    assertThat(script.lines())
        .containsExactly(
            "embed-server --server-config=standalone-full.xml --std-out=discard",
            "if (outcome != success) of /extension=org.example:read-resource",
            "/extension=org.example:add",
            "else",
            "echo left-as-it-is-0",
            "end-if",
            "if (outcome != success) of /subsystem=x/source=y:read-resource",
            "/subsystem=x/source=y:add(ordinal=350,properties={})",
            "else",
            "echo left-as-it-is-1",
            "end-if",
            "if (outcome == success) of /subsystem=z:read-resource",
            "/subsystem=z:remove",
            "end-if",
            "/subsystem=x:write-attribute(name=a,value=\"${env.B:c}\")",
            "stop-embedded-server");
  }

  @Test
  void shouldFindInWhatWasPrintedWhichLinesMadeNothing() {
    List<ScriptLine> lines =
        List.of(line("/x=a:add"), line("/x=b:add(c=1)"), line("/x=c:write-attribute(name=d)"));

    assertThat(CliDifference.left(lines, List.of("jboss-cli", "left-as-it-is-1")))
        .containsExactly(lines.get(1));
    assertThat(CliDifference.left(lines, List.of("jboss-cli"))).isEmpty();
  }

  /** Each is carried out by itself later, so none may need the line before or after it. */
  @Test
  void shouldKnowEveryLineOfOurScript() {
    List<ScriptLine> lines =
        ServerScripts.lines(WildFlyTemplate.CLI).stream().filter(CliDifference::sets).toList();

    assertThat(lines)
        .hasSizeGreaterThan(20)
        .allMatch(
            line -> line.text().matches("/\\S+?=.*:(add|remove|[a-z-]+\\(.*\\)|add\\(.*\\))"));
  }

  private static ScriptLine line(String text) {
    return new ScriptLine(WildFlyTemplate.CLI, text);
  }
}
