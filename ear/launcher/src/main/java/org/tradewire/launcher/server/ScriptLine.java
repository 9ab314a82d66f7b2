package org.tradewire.launcher.server;

/**
 * One command of a script that configures a server.
 *
 * @param file the script, by its path below {@code docker}
 * @param text the command as it stands there, without white space around it
 */
record ScriptLine(String file, String text) {
  /** As it is recorded and listed. */
  @Override
  public String toString() {
    return file + ": " + text;
  }
}
