package org.tradewire.archfixture.trading.account.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Breaks: a bean is injected by its constructor. */
@Dependent
public class InjectedByField {

  @Inject private String given;

  /** What it was given. */
  @Override
  public String toString() {
    return given;
  }
}
