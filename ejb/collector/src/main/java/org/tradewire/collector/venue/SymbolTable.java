package org.tradewire.collector.venue;

import org.tradewire.collector.market.Excerpt;

/**
 * Canonical names by the venue's own, found without garbage once a name was seen. Not thread-safe.
 */
public final class SymbolTable {

  /** A venue has a few thousand instruments; more would be nonsense and fill the memory. */
  private static final int MAX_SYMBOLS = 1 << 14;

  private static final int SLOTS = MAX_SYMBOLS * 2;

  private final SymbolNaming naming;
  private final String[] venueNames = new String[SLOTS];
  private final String[] canonicalNames = new String[SLOTS];
  private int size;

  public SymbolTable(SymbolNaming naming) {
    this.naming = naming;
  }

  /**
   * The canonical name of a venue's name; the same object each time.
   *
   * @throws InvalidMessageException if the venue's name cannot be understood
   */
  public String canonical(char[] text, int offset, int length) throws InvalidMessageException {
    int hash = 0;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + text[i];
    }
    int slot = (hash ^ hash >>> 15) & SLOTS - 1;
    while (venueNames[slot] != null) {
      if (same(venueNames[slot], text, offset, length)) {
        return canonicalNames[slot];
      }
      slot = slot + 1 & SLOTS - 1;
    }
    return add(slot, new String(text, offset, length));
  }

  private String add(int slot, String venueName) throws InvalidMessageException {
    if (size == MAX_SYMBOLS) {
      throw new InvalidMessageException(
          "The symbol \"" + Excerpt.of(venueName) + "\" is one more than " + MAX_SYMBOLS + ".");
    }
    String canonical = CanonicalSymbol.check(naming.canonical(venueName));
    venueNames[slot] = venueName;
    canonicalNames[slot] = canonical;
    size++;
    return canonical;
  }

  private static boolean same(String name, char[] text, int offset, int length) {
    if (name.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (name.charAt(i) != text[offset + i]) {
        return false;
      }
    }
    return true;
  }
}
