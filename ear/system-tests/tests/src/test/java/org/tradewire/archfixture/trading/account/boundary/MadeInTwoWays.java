package org.tradewire.archfixture.trading.account.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Breaks: a bean behind a proxy has one public constructor. */
@ApplicationScoped
public class MadeInTwoWays {

  private String text;

  /** For the container's proxy, though anybody may call it. */
  public MadeInTwoWays() {}

  @Inject
  public MadeInTwoWays(String text) {
    this.text = text;
  }

  /** What it was given. */
  @Override
  public String toString() {
    return text;
  }
}
