package org.tradewire.trading.shared;

/** What the values of a setting are. */
public enum SettingType {
  /** {@code true} or {@code false}. */
  FLAG,
  /** A whole number. */
  WHOLE_NUMBER,
  /** A decimal number. */
  DECIMAL,
  /** A length of time as a whole number of units. */
  DURATION,
  /** A text of another form: a word, a path, an address. */
  TEXT
}
