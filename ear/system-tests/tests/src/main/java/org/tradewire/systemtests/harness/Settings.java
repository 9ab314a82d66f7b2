package org.tradewire.systemtests.harness;

/** What the build tells the tests by system properties. */
public final class Settings {
  private Settings() {}

  /** A property that the build sets. */
  public static String required(String name) {
    String value = System.getProperty(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(
          "the system property "
              + name
              + " is missing; run the tests with mvn verify in ear/system-tests/payara or wildfly");
    }
    return value;
  }

  /** Whether the run compares what the database does: that it counts costs it a little. */
  static boolean countsStatements() {
    return Integer.getInteger("faults.rooms", 0) > 0;
  }
}
