package org.tradewire.archfixture.trading.account.boundary;

import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Breaks: both servers can make a bean. */
@Singleton
public class MadeByOneServer {

  private final String text;
  private final StringBuilder copy;

  /** Is closed to one server, has none without parameters beside it, and does not only assign. */
  @Inject
  MadeByOneServer(String text) {
    this.text = text.strip();
    this.copy = new StringBuilder(text);
  }

  /** What it was given. */
  @Override
  public String toString() {
    return text + copy;
  }
}
