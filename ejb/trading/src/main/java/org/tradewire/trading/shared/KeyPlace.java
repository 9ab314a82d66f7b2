package org.tradewire.trading.shared;

/** Who reads a key of the configuration. */
public enum KeyPlace {
  /** The application, through MicroProfile Config. */
  APPLICATION("application"),
  /** The resource adapter of feeds: its property in the console, else the key. */
  RESOURCE_ADAPTER("resource adapter"),
  /** The server's scripts and its configuration, in the environment. */
  SCRIPTS("scripts"),
  /** The launcher of {@code mvn -Prun}. */
  LAUNCHER("launcher");

  private final String word;

  KeyPlace(String word) {
    this.word = word;
  }

  /** What administrators read. */
  public String word() {
    return word;
  }
}
