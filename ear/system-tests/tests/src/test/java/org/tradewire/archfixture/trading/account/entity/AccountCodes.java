package org.tradewire.archfixture.trading.account.entity;

import org.tradewire.archfixture.trading.shared.RefusalCode;

/** Breaks: refusal codes are found by their names. */
public enum AccountCodes implements RefusalCode {
  TAKEN
}
