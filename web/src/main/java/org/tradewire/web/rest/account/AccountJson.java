package org.tradewire.web.rest.account;

import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.IssuedToken;
import org.tradewire.web.rest.BuildJson;

/** Users on the wire. */
final class AccountJson {

  private AccountJson() {}

  /** {@code {"token","expires_in"}}, seconds. */
  static void token(JsonBytes json, IssuedToken token) {
    json.beginObject()
        .text("token", token.token())
        .number("expires_in", token.expiresInSeconds())
        .endObject();
  }

  /** {@code {"id","username","roles":[]}}, the roles sorted. */
  static void user(JsonBytes json, Caller caller) {
    members(json.beginObject(), caller).endObject();
  }

  /** A user, and which build of the application he talks to. */
  static void me(JsonBytes json, Caller caller) {
    BuildJson.member(members(json.beginObject(), caller));
    json.endObject();
  }

  private static JsonBytes members(JsonBytes json, Caller caller) {
    return json.text("id", caller.id())
        .text("username", caller.username())
        .texts("roles", caller.roles().stream().sorted().toList());
  }
}
