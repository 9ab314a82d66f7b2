package org.tradewire.archfixture.trading.account.boundary;

import jakarta.inject.Inject;

/** Breaks: a bean is injected by its constructor. */
public class InjectedTwice {

  @Inject private String field;
  private String other;

  /** For the container. */
  public InjectedTwice() {}

  /** For tests. */
  InjectedTwice(String other) {
    this.other = other;
  }

  /** What it was given. */
  @Override
  public String toString() {
    return field + other;
  }
}
