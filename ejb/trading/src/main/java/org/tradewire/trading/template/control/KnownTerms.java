package org.tradewire.trading.template.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.tradewire.trading.template.entity.ChallengeTemplate;
import org.tradewire.trading.template.entity.ChallengeTerms;

/**
 * What every trade needs of its template version, read once: a version that was offered never
 * changes. There are as many as administrators have written. Thread-safe.
 */
@ApplicationScoped
public class KnownTerms {

  private final Map<UUID, Known> versions = new ConcurrentHashMap<>();

  /** Of one version. */
  record Known(ChallengeTerms terms, String currency) {}

  /** What is known of a version, read where it is not known yet. */
  Known of(UUID templateId, Function<UUID, ChallengeTemplate> read) {
    Known known = versions.get(templateId);
    return known != null
        ? known
        : versions.computeIfAbsent(
            templateId,
            id -> {
              ChallengeTemplate template = read.apply(id);
              return new Known(template.terms(), template.currency());
            });
  }
}
