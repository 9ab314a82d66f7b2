package org.tradewire.archfixture.streaming;

/** Breaks: no circle of classes in a package, together with {@link Hen}. */
public class Egg {
  private Hen layer;

  public Hen layer() {
    return layer;
  }
}
