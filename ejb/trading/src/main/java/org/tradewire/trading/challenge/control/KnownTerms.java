package org.tradewire.trading.challenge.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.tradewire.trading.challenge.entity.ChallengeTerms;

/**
 * Terms by template version, read once: a version that was offered never changes. There are as many
 * as administrators have written. Thread-safe.
 */
@ApplicationScoped
public class KnownTerms {

  private final Map<UUID, ChallengeTerms> terms = new ConcurrentHashMap<>();

  /** The terms of a version, read where they are not known yet. */
  public ChallengeTerms of(UUID templateId, Function<UUID, ChallengeTerms> read) {
    ChallengeTerms known = terms.get(templateId);
    return known != null ? known : terms.computeIfAbsent(templateId, read);
  }
}
