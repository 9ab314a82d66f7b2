package org.tradewire.feed.ring;

import java.util.ArrayList;
import java.util.List;

/** All ways through a tree of choices, depth first: the run is repeated until none is left. */
final class Choices {

  private final List<Integer> taken = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();
  private int depth;

  /**
   * The next choice of this run.
   *
   * @return one of 0..width-1
   */
  int choose(int width) {
    if (depth == taken.size()) {
      taken.add(0);
      widths.add(width);
    }
    return taken.get(depth++);
  }

  /** Goes to the next branch, where the run begins anew; false where there is none. */
  boolean next() {
    depth = 0;
    while (!taken.isEmpty()) {
      int last = taken.size() - 1;
      int choice = taken.remove(last) + 1;
      int width = widths.remove(last);
      if (choice < width) {
        taken.add(choice);
        widths.add(width);
        return true;
      }
    }
    return false;
  }

  /** The choices of this run so far. */
  @Override
  public String toString() {
    return taken.subList(0, depth).toString();
  }
}
