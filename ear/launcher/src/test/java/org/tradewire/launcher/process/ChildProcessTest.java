package org.tradewire.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ChildProcessTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir private Path directory;
  private final List<ChildProcess> children = new ArrayList<>();
  private ProcessRegister register;

  @BeforeEach
  void makeRegister() {
    register = new ProcessRegister(directory.resolve("processes"));
  }

  @AfterEach
  void stopChildren() {
    children.forEach(child -> child.stop(SHORT));
  }

  @Test
  void shouldPutItsOutputIntoLogAndKeepTheLogBefore() throws Exception {
    shell("echo one").onExit().get(10, TimeUnit.SECONDS);
    shell("echo two; echo three >&2").onExit().get(10, TimeUnit.SECONDS);

    assertThat(directory.resolve("child.log")).hasContent("two\nthree");
    assertThat(directory.resolve("child.log.previous")).hasContent("one");
  }

  @Test
  void shouldKillProcessThatDoesNotListen() throws Exception {
    ChildProcess stubborn = shell("trap '' TERM; echo up; while :; do sleep 0.1; done");
    awaitOutput();

    stubborn.stop(SHORT);

    // On a busy machine a process that was killed is there for a while.
    stubborn.onExit().get(10, TimeUnit.SECONDS);
    assertThat(stubborn.isAlive()).isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldNotBeReachedByCtrlC() throws Exception {
    ChildProcess child = shell("cut -d' ' -f5 /proc/self/stat; exec sleep 60");
    awaitOutput();

    String group = Files.readString(directory.resolve("child.log")).strip();

    assertThat(group).isEqualTo(Long.toString(child.pid()));
  }

  @Test
  void shouldEndWhatAKilledLauncherLeft() throws Exception {
    ChildProcess left = shell("exec sleep 60");
    List<String> ended = new ArrayList<>();

    new ProcessRegister(directory.resolve("processes")).reap(Duration.ofSeconds(5), ended::add);

    assertThat(ended).containsExactly("child");
    left.onExit().get(10, TimeUnit.SECONDS);
    assertThat(directory.resolve("processes")).isEmptyFile();
  }

  @Test
  void shouldNotTouchAnotherProcessThatGotTheSameId() throws Exception {
    ChildProcess other = shell("exec sleep 60");
    Files.writeString(
        directory.resolve("processes"), "server " + other.pid() + " 2020-01-01T00:00:00Z\n");
    List<String> ended = new ArrayList<>();

    register.reap(SHORT, ended::add);

    assertThat(ended).isEmpty();
    assertThat(other.isAlive()).isTrue();
  }

  private ChildProcess shell(String script) {
    return start(List.of("/bin/sh", "-c", script));
  }

  private ChildProcess start(List<String> command) {
    ChildProcess child =
        ChildProcess.start(
            "child", command, Map.of(), null, directory.resolve("child.log"), register);
    children.add(child);
    return child;
  }

  private void awaitOutput() {
    Path log = directory.resolve("child.log");
    Waiting.until(
        () -> log.toFile().length() > 0,
        Duration.ofSeconds(10),
        () -> new LaunchException("no output in " + log));
  }
}
