package org.tradewire.launcher;

/** The application servers the EAR is delivered for. */
public enum ServerKind {
  PAYARA("payara"),
  WILDFLY("wildfly");

  private final String id;

  ServerKind(String id) {
    this.id = id;
  }

  /** The value of {@code -Dserver=} and the stem of file names, in lower case. */
  public String id() {
    return id;
  }

  /**
   * The server with this id.
   *
   * @throws LaunchException when there is none
   */
  public static ServerKind parse(String id) {
    for (ServerKind kind : values()) {
      if (kind.id.equals(id)) {
        return kind;
      }
    }
    throw new LaunchException("-Dserver=" + id + " is not a known server; use payara or wildfly.");
  }
}
