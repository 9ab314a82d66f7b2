package org.tradewire.launcher.process;

import java.nio.file.Files;
import java.nio.file.Path;

/** The Java installation that runs us and shall run our children. */
public final class JavaHome {
  private static final int OLDEST = 17;

  private JavaHome() {}

  /**
   * The java program.
   *
   * @throws LaunchException when this installation has none
   */
  public static String java() {
    Path java = home().resolve("bin").resolve("java");
    if (!Files.isExecutable(java)) {
      throw new LaunchException(
          "There is no java program at " + java + "; set JAVA_HOME to a JDK 17 or newer.");
    }
    return java.toString();
  }

  /** The folder of the installation. */
  public static Path home() {
    return Path.of(System.getProperty("java.home"));
  }

  /**
   * Makes sure that the servers can run on this installation.
   *
   * @throws LaunchException when they cannot
   */
  public static void require(int feature) {
    if (feature < OLDEST) {
      throw new LaunchException(
          "Tradewire needs Java "
              + OLDEST
              + " or newer, this is Java "
              + feature
              + "; set JAVA_HOME to a newer JDK.");
    }
    java();
  }
}
