package org.tradewire.launcher.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Short-lived programs that prepare a server. */
public final class Tools {
  private Tools() {}

  /**
   * Runs a program to its end.
   *
   * @param variable one more environment variable, with its value
   * @param title names the program in a sentence
   * @param log what the program prints is appended here
   * @return what it printed
   * @throws LaunchException when it ends with another code than 0
   */
  public static List<String> run(
      List<String> command, String variable, Path value, String title, Path log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectInput(new File("/dev/null"));
    builder.environment().put(variable, value.toString());
    Process process = builder.start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
      Files.writeString(
          log, title + "\n" + output, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      int code = process.waitFor();
      if (code != 0) {
        throw new LaunchException(title + " ended with exit code " + code + ".", log, null);
      }
      return output.lines().toList();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new LaunchException(title + " was interrupted.", log, e);
    }
  }
}
