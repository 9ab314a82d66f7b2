package org.tradewire.trading.shared;

import java.util.List;

/**
 * Something without which a node must not start. Every bean of this type is asked once, in any
 * order, before the application touches its database and before any thread of it runs.
 */
public interface StartRequirement {

  /**
   * What is missing or wrong, each as a sentence that says where to mend it; empty where nothing
   * is. May take some seconds. Throws nothing that the administrator is to read.
   */
  List<String> missing();
}
