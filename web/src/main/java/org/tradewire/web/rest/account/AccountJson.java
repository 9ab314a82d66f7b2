package org.tradewire.web.rest.account;

import jakarta.json.JsonObject;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.IssuedToken;
import org.tradewire.web.json.JsonAnswer;

/** Users on the wire. */
final class AccountJson {

  private AccountJson() {}

  /** {@code {"token","expires_in"}}, seconds. */
  static JsonObject of(IssuedToken token) {
    return new JsonAnswer()
        .text("token", token.token())
        .number("expires_in", token.expiresInSeconds())
        .build();
  }

  /** {@code {"id","username","roles":[]}}, the roles sorted. */
  static JsonObject of(Caller caller) {
    return new JsonAnswer()
        .text("id", caller.id())
        .text("username", caller.username())
        .value("roles", JsonAnswer.sortedTexts(caller.roles()))
        .build();
  }
}
