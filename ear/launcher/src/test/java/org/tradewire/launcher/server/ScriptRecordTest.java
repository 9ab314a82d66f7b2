package org.tradewire.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptRecordTest {
  private static final ScriptLine POOL = line("set pool.max=32");
  private static final ScriptLine THREADS = line("set threads.max=200");

  private static final String SERVER = "payara-6.2025.9";

  @TempDir private Path folder;

  @Test
  void shouldNotExistBeforeAnythingWasApplied() {
    assertThat(new ScriptRecord(folder).exists()).isFalse();
  }

  @Test
  void shouldMissNothingOfTheScriptThatWasApplied() throws IOException {
    ScriptRecord record = written(List.of(POOL, THREADS));

    assertThat(record.exists()).isTrue();
    assertThat(record.missing(List.of(POOL, THREADS))).isEmpty();
  }

  @Test
  void shouldMissLinesThatAreNewOrChangedInTheScriptsOrder() throws IOException {
    ScriptLine more = line("set threads.max=400");
    ScriptLine another = line("set queue=1");

    ScriptRecord record = written(List.of(POOL, THREADS));

    assertThat(record.missing(List.of(another, POOL, more))).containsExactly(another, more);
  }

  @Test
  void shouldTellTheSameLineOfTwoScriptsApart() throws IOException {
    ScriptRecord record = written(List.of(POOL));
    ScriptLine elsewhere = new ScriptLine("payara/logging.properties", POOL.text());

    assertThat(record.missing(List.of(elsewhere))).containsExactly(elsewhere);
  }

  @Test
  void shouldKnowWhichServerItIsOf() throws IOException {
    assertThat(written(List.of(POOL)).server()).hasValue(SERVER);

    // As launchers wrote it before.
    Files.writeString(folder.resolve("scripts-applied"), "# What was set\n" + POOL + "\n");
    ScriptRecord old = new ScriptRecord(folder);
    assertThat(old.server()).isEmpty();
    assertThat(old.missing(List.of(POOL))).isEmpty();
    assertThat(old.dropped(List.of(POOL))).isEmpty();
  }

  @Test
  void shouldNameLinesThatTheScriptHasNoMoreButNotThoseThatWereReplaced() throws IOException {
    ScriptLine attribute = line("/subsystem=io/worker=default:write-attribute(name=max,value=200)");
    ScriptLine other = line("/subsystem=io/worker=default:write-attribute(name=min,value=2)");
    ScriptLine made = line("/subsystem=x/y=z:add(a=1)");
    ScriptLine gone = line("/subsystem=iiop:remove");
    ScriptLine driver = new ScriptLine("postgresql.jar", "postgresql-1.jar");
    ScriptRecord record = written(List.of(POOL, THREADS, attribute, other, made, gone, driver));

    assertThat(
            record.dropped(
                List.of(
                    line("set threads.max=400"),
                    line("/subsystem=io/worker=default:write-attribute(name=max,value=300)"),
                    line("/subsystem=x/y=z:add(a=2)"),
                    new ScriptLine("postgresql.jar", "postgresql-2.jar"))))
        .containsExactly(POOL.toString(), other.toString(), gone.toString());
  }

  @Test
  void shouldListWhatWasAppliedAndWhatTheServerSaid() throws IOException {
    ScriptRecord record = written(List.of(POOL));

    record.write(SERVER, List.of(POOL, THREADS), List.of(THREADS), List.of("left as it is: x"));

    String version = ScriptRecord.version(List.of(POOL, THREADS));
    assertThat(record.log())
        .content()
        .containsOnlyOnce(POOL.toString())
        .containsPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ " + version + " " + THREADS)
        .contains(version + " note: left as it is: x");
  }

  @Test
  void shouldNameAnotherScriptDifferently() {
    assertThat(ScriptRecord.version(List.of(POOL)))
        .hasSize(8)
        .isNotEqualTo(ScriptRecord.version(List.of(THREADS)));
  }

  private ScriptRecord written(List<ScriptLine> script) throws IOException {
    ScriptRecord record = new ScriptRecord(folder);
    record.write(SERVER, script, script, List.of());
    return record;
  }

  private static ScriptLine line(String text) {
    return new ScriptLine("payara/pre-boot.asadmin", text);
  }
}
