package org.tradewire.archfixture.feed.api;

import java.util.Optional;

/** Breaks: there is another class of this name; somebody is handed an Optional. */
public final class Hub {

  /** Is handed an Optional. */
  public boolean find(Optional<String> name) {
    return name.isPresent();
  }
}
