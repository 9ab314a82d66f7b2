package org.tradewire.archfixture.streaming;

/** Breaks: no circle of classes in a package, together with {@link Egg}. */
public class Hen {
  private Egg laid;

  public Egg laid() {
    return laid;
  }
}
