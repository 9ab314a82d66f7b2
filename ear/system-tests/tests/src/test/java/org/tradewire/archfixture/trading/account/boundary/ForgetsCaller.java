package org.tradewire.archfixture.trading.account.boundary;

import jakarta.ejb.Stateless;
import org.tradewire.archfixture.trading.account.entity.Caller;

/** Breaks: boundary beans ask who calls. */
@Stateless
public class ForgetsCaller {

  /** Asks nobody. */
  public String nobody() {
    return "";
  }

  /** Is told who calls and does not ask. */
  public String forgotten(Caller caller) {
    return "";
  }

  /** Asks. */
  public String asked(Caller caller) {
    return caller.name();
  }
}
