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
            "end-if",
            "if (outcome != success) of /subsystem=x/source=y:read-resource",
            "/subsystem=x/source=y:add(ordinal=350,properties={})",
            "end-if",
            "if (outcome == success) of /subsystem=z:read-resource",
            "/subsystem=z:remove",
            "end-if",
            "/subsystem=x:write-attribute(name=a,value=\"${env.B:c}\")",
            "stop-embedded-server");
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
