package org.tradewire.collector.command;

import java.nio.file.Path;
import java.util.Optional;
import org.tradewire.collector.replay.RecordedMessage;
import org.tradewire.collector.replay.RecordingReader;
import org.tradewire.collector.venue.RefusedMessages;

/** Finds out which protocol a recording is of: by its own first address, unless it is told. */
final class RecordedProtocol {

  private RecordedProtocol() {}

  /**
   * The protocol of a recording.
   *
   * @param told name of a protocol; empty: the recording says
   * @throws UsageException if the recording does not say
   * @throws org.tradewire.collector.replay.RecordingException if it cannot be read
   */
  static VenueProtocol of(Path file, String told) {
    try (RecordingReader reader =
        RecordingReader.open(file, new RefusedMessages(file.toString()))) {
      if (!told.isEmpty()) {
        return VenueProtocol.of(told);
      }
      for (RecordedMessage each = reader.next(); each != null; each = reader.next()) {
        Optional<VenueProtocol> protocol = VenueProtocol.at(each.url());
        if (protocol.isPresent()) {
          return protocol.get();
        }
      }
    }
    throw new UsageException(
        "The recording "
            + file
            + " names no address of an exchange that is known; give --protocol, one of "
            + VenueProtocol.names()
            + ".");
  }
}
