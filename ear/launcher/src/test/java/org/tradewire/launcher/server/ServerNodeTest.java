package org.tradewire.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.LaunchException;

/** A server that is a shell script: what is in its folder was put there by the launcher alone. */
class ServerNodeTest {
  private static final ScriptLine POOL = new ScriptLine("script", "set pool=32");
  private static final ScriptLine THREADS = new ScriptLine("script", "set threads=200");
  private static final ScriptLine MORE_THREADS = new ScriptLine("script", "set threads=400");

  @TempDir private Path directory;

  private DataDirectory data;
  private Path ear;

  @BeforeEach
  void open() throws IOException {
    data = DataDirectory.open(directory.resolve("data"));
    ear = Files.createFile(directory.resolve("tradewire.ear"));
  }

  @AfterEach
  void close() {
    data.close();
  }

  @Test
  void shouldMakeTheServerOnceAndKeepWhatAnAdministratorHasSet() throws IOException {
    Shell first = new Shell(List.of(POOL, THREADS));
    assertThat(run(first)).hasSize(1).first().asString().startsWith("server made anew by ");
    Files.writeString(first.settings(), "set by the administrator");

    Shell second = new Shell(List.of(POOL, THREADS));

    assertThat(run(second)).hasSize(1).first().asString().startsWith("server kept as it is");
    assertThat(second.settings()).hasContent("set by the administrator");
    assertThat(second.given).isEmpty();
  }

  @Test
  void shouldBringAndListOnlyLinesThatAreNewOrChanged() throws IOException {
    run(new Shell(List.of(POOL, THREADS)));
    Shell newer = new Shell(List.of(POOL, MORE_THREADS));

    assertThat(run(newer)).contains("  " + MORE_THREADS).doesNotContain("  " + POOL);
    assertThat(newer.given).containsExactly(MORE_THREADS);
    assertThat(newer.folder().resolve("scripts-applied.log"))
        .content()
        .containsOnlyOnce(MORE_THREADS.toString())
        .containsOnlyOnce(POOL.toString());
    assertThat(run(new Shell(List.of(POOL, MORE_THREADS)))).first().asString().contains("kept as");
  }

  @Test
  void shouldTellAndListWhichLinesLeftWhatIsThereAsItIs() throws IOException {
    run(new Shell(List.of(POOL)));
    Shell newer = new Shell(List.of(POOL, THREADS, MORE_THREADS));
    newer.left = List.of(THREADS);

    assertThat(run(newer))
        .contains("  left as it is: " + THREADS, "  " + MORE_THREADS)
        .doesNotContain("  " + THREADS);
    assertThat(Files.readAllLines(newer.folder().resolve("scripts-applied.log")))
        .anyMatch(line -> line.endsWith(" note: left as it is: " + THREADS))
        .anyMatch(line -> line.endsWith(" " + MORE_THREADS))
        .noneMatch(line -> line.matches("\\S+ \\S+ " + THREADS));
  }

  @Test
  void shouldTellWhatTheServerSaidToALineWhenItStarted() {
    run(new Shell(List.of(POOL)));
    Shell newer = new Shell(List.of(POOL, THREADS));
    newer.verdicts = List.of("left as it is: pool");

    run(newer);

    assertThat(newer.notes()).containsExactly("left as it is: pool");
  }

  @Test
  void shouldTellOnceAndListWhichLinesANewerScriptHasNoMore() throws IOException {
    run(new Shell(List.of(POOL, THREADS)));
    Shell newer = new Shell(List.of(POOL));

    String dropped = "no longer in the scripts, what it set stays: " + THREADS;
    assertThat(run(newer)).contains("  " + dropped);
    assertThat(newer.given).as("nothing is set").isEmpty();
    assertThat(Files.readAllLines(newer.folder().resolve("scripts-applied.log")))
        .anyMatch(line -> line.endsWith(" note: " + dropped));
    assertThat(run(new Shell(List.of(POOL)))).first().asString().contains("kept as it is");
  }

  /** What an administrator has set is not deleted unasked. */
  @Test
  void shouldRefuseAFolderOfAnotherServerUntilItIsMadeAnew() throws IOException {
    Shell first = new Shell(List.of(POOL));
    run(first);
    Files.writeString(first.settings(), "set by the administrator");

    Shell other = new Shell(List.of(POOL));
    other.distribution = "shell-2";
    assertThatThrownBy(other::prepare)
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("was made for shell-1, not for shell-2; -Dserver.reset=true makes");
    assertThat(first.settings()).hasContent("set by the administrator");

    other.reset();
    assertThat(run(other)).first().asString().contains("made anew");
  }

  /** It would be refused at each start. */
  @Test
  void shouldNameTheWayOutWhereTheServerRefusesALine() {
    run(new Shell(List.of(POOL)));
    Shell newer = new Shell(List.of(POOL, THREADS));
    newer.refusal = new LaunchException("jboss-cli ended with exit code 1.", newer.log(), null);

    assertThatThrownBy(newer::prepare)
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("jboss-cli ended with exit code 1; -Dserver.reset=true makes")
        .hasMessageEndingWith(".")
        .satisfies(e -> assertThat(((LaunchException) e).log()).contains(newer.log()));

    newer.reset();
    assertThat(run(newer)).first().asString().contains("made anew");
  }

  @Test
  void shouldMakeAServerAnewThatWasNeverFinished() throws IOException {
    Shell killed = new Shell(List.of(POOL));
    killed.prepare();
    Files.writeString(killed.settings(), "half");

    assertThat(run(new Shell(List.of(POOL)))).first().asString().contains("made anew");
    assertThat(killed.settings()).hasContent("installed");
  }

  @Test
  void shouldMakeAServerAnewThatHasLostItsFiles() throws IOException {
    Shell first = new Shell(List.of(POOL));
    run(first);
    Files.delete(first.settings());

    assertThat(run(new Shell(List.of(POOL)))).first().asString().contains("made anew");
  }

  @Test
  void shouldMakeAServerAnewWhereItIsAskedTo() throws IOException {
    Shell first = new Shell(List.of(POOL));
    run(first);
    Files.writeString(first.settings(), "set by the administrator");

    Shell second = new Shell(List.of(POOL));
    second.reset();

    assertThat(run(second)).first().asString().contains("made anew");
    assertThat(second.settings()).hasContent("installed");
  }

  @Test
  void shouldBringALineAgainWhereTheServerEndedBeforeItAnswered() throws IOException {
    run(new Shell(List.of(POOL)));
    Shell killed = new Shell(List.of(POOL, THREADS));
    killed.prepare();

    Shell again = new Shell(List.of(POOL, THREADS));

    assertThat(run(again)).contains("  " + THREADS);
    assertThat(again.given).containsExactly(THREADS);
  }

  @Test
  void shouldMakeAServerAnewWhoseStartWasInterrupted() throws IOException {
    try (Shell interrupted = new Shell(List.of(POOL), "exec sleep 60")) {
      interrupted.prepare();
      interrupted.start(new NodeSettings(1, 2, "1g", Map.of(), Map.of(), Map.of()));
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> interrupted.deploy(ear)).isInstanceOf(LaunchException.class);
      assertThat(Thread.interrupted()).as("taken by the start").isFalse();
    }

    assertThat(run(new Shell(List.of(POOL)))).first().asString().contains("made anew");
  }

  @Test
  void shouldFindNothingToDeployWhenItStartsAgain() throws IOException {
    run(new Shell(List.of(POOL)));

    Shell second = new Shell(List.of(POOL));
    second.prepare();

    assertThat(second.folder().resolve("deployments")).isEmptyDirectory();
  }

  private List<String> run(Shell server) {
    try (server) {
      List<String> told = server.prepare();
      server.start(new NodeSettings(1, 2, "1g", Map.of(), Map.of(), Map.of()));
      server.deploy(ear);
      return told;
    }
  }

  /** Says of each archive in its folder that it was deployed. */
  private final class Shell extends ServerNode {
    private final List<ScriptLine> script;
    private final List<ScriptLine> given = new ArrayList<>();
    private final String does;
    private List<ScriptLine> left = List.of();
    private List<String> verdicts = List.of();
    private LaunchException refusal;
    private String distribution = "shell-1";

    Shell(List<ScriptLine> script) {
      this(
          script,
          "while [ ! -e \"$1\" ]; do sleep 0.05; done; touch \"$1.deployed\"; exec sleep 60");
    }

    Shell(List<ScriptLine> script, String does) {
      super(data, "shell");
      this.script = script;
      this.does = does;
    }

    Path settings() {
      return folder().resolve("settings");
    }

    @Override
    List<ScriptLine> scripts() {
      return script;
    }

    @Override
    String distribution() {
      return distribution;
    }

    @Override
    boolean isInstalled() {
      return Files.exists(settings());
    }

    @Override
    void install() throws IOException {
      Files.writeString(settings(), "installed");
    }

    @Override
    List<ScriptLine> update(List<ScriptLine> lines) {
      if (refusal != null) {
        throw refusal;
      }
      given.addAll(lines);
      return left;
    }

    @Override
    List<String> verdicts() {
      return verdicts;
    }

    @Override
    List<String> command(NodeSettings configuration) {
      String archive = folder().resolve("deployments/tradewire.ear").toString();
      return List.of("/bin/sh", "-c", does, "sh", archive);
    }

    @Override
    ServerConsole console(int adminPort) {
      return new ServerConsole(URI.create("http://127.0.0.1:" + adminPort), "x", folder());
    }

    @Override
    DeploymentFolder deployments() throws IOException {
      Path deployments = Files.createDirectories(folder().resolve("deployments"));
      return new DeploymentFolder(deployments, ".deployed", ".failed");
    }
  }
}
