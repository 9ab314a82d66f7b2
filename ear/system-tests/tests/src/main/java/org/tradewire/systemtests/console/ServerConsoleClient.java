package org.tradewire.systemtests.console;

import java.util.Map;

/**
 * A server's administration as its console sees it. What was set is stored when a call returns;
 * calls that the server refuses throw {@link AssertionError} with its answer.
 */
public interface ServerConsoleClient {

  /** Sets a key of the application as MicroProfile Config; in force after a restart. */
  void setKey(String key, String value);

  /** What the application calls the place in which {@link #setKey} stores. */
  String placeOfKeys();

  /** The value that is stored for a key of the application. */
  String key(String key);

  /** What {@link ConsolePages#setByHand} has stored. */
  String setByHand(String name);

  /**
   * Sets properties of the resource adapter, by the names of {@code configuration.md}; in force
   * after a restart.
   *
   * @param properties value by key, e.g. {@code tradewire.feed.batch-size}
   */
  void setAdapter(Map<String, String> properties);

  /** What the application calls the place in which {@link #setAdapter} stores a key. */
  String placeOfAdapter(String key);

  /** Sets how many connections the data source makes at most, and has it count them. */
  void setPoolSize(int connections);

  /** How many connections the running data source makes at most, from its statistics. */
  int poolSize();

  /** Sets how many threads serve requests at most; in force after a restart. */
  void setThreads(int threads);

  /** How many threads serve requests at most, from the running server. */
  int threads();

  /** Sets for how many milliseconds a client may be silent on its connection. */
  void setReadTimeout(int ms);

  /** For how many milliseconds a client may be silent, as it is stored. */
  int readTimeout();

  /** Sets from which level on a logger writes; in force at once. */
  void setLogLevel(String logger, Level level);

  /** The levels that both servers know. */
  enum Level {
    INFO,
    WARNING
  }
}
