package org.tradewire.streaming.relay;

/**
 * A plain channel of the relay's Redis, on which other programs publish, as it is heard here; see
 * {@link StreamBroker#hear}. Thread-safe.
 */
public interface PlainChannel extends AutoCloseable {

  /** Of a relay in memory: nothing is ever heard. */
  PlainChannel SILENT =
      new PlainChannel() {
        @Override
        public boolean isHeard() {
          return false;
        }

        @Override
        public long losses() {
          return 0;
        }

        @Override
        public void close() {
          // Nothing was begun.
        }
      };

  /** Whether what is published now would be heard, as far as this node knows. */
  boolean isHeard();

  /** How often it was heard and then no more, without having been closed; never goes back. */
  long losses();

  /** Hears no more; does not throw, and may be called again. */
  @Override
  void close();
}
