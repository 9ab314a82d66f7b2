package org.tradewire.trading.order.control;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.instrument.entity.Release;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.NewsWindow;

/** The releases that are near, and which instruments they close for whom. Immutable. */
public final class NewsHours {

  private final List<Release> releases;

  /** Looks at those that are targeted. */
  public NewsHours(Collection<Release> releases) {
    this.releases = releases.stream().filter(Release::targeted).toList();
  }

  /** The release around which nothing may be traded in an instrument at an instant. */
  public Optional<Release> closing(
      ChallengeTerms terms, ChallengePhase phase, String symbol, Instant at) {
    NewsWindow window = terms.news();
    if (window == null || !window.phases().contains(phase)) {
      return Optional.empty();
    }
    return releases.stream()
        .filter(each -> NewsWindow.concerns(each.currency(), symbol))
        .filter(each -> window.contains(each.at(), at))
        .findFirst();
  }
}
