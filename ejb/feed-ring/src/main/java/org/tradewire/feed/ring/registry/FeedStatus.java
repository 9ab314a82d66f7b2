package org.tradewire.feed.ring.registry;

import java.nio.file.Path;
import java.util.Optional;
import org.tradewire.feed.ring.RingKind;

/**
 * A ring as the registry sees it.
 *
 * @param file the ring
 * @param venue by the file's name
 * @param epoch of its writer, 0 where the file cannot be read
 * @param heartbeatAgeMs age of the last heartbeat, at least 0; 0 where there is none
 * @param problem why the file cannot be read, one sentence
 */
public record FeedStatus(
    Path file,
    String venue,
    RingKind kind,
    long epoch,
    FeedState state,
    long heartbeatAgeMs,
    Optional<String> problem) {}
