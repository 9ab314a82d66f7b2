package org.tradewire.web.rest.account;

import java.util.List;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.web.rest.BuildJson;
import org.tradewire.web.rest.Shape;

/** Shapes of what {@link AccountJson} writes and of what the resources of accounts read. */
public final class AccountShapes {

  private AccountShapes() {}

  /** All of them. */
  public static List<Shape> all() {
    return List.of(
        Shape.answer("User").uuid("id").text("username").lowerCaseChoices("roles", Role.class),
        Shape.answer("Me")
            .uuid("id")
            .text("username")
            .lowerCaseChoices("roles", Role.class)
            .one("build", "Build"),
        BuildJson.shape(),
        Shape.answer("Token").text("token").number("expires_in").says("Seconds."),
        Shape.answer("Ticket").text("ticket").number("expires_in").says("Seconds."),
        Shape.request("Credentials").text("username").text("password"),
        Shape.request("FirstAdministrator").text("key").text("username").text("password"),
        Shape.request("NewUser")
            .text("username")
            .text("password")
            .lowerCaseChoices("roles", Role.class),
        Shape.request("NewRoles").lowerCaseChoices("roles", Role.class));
  }
}
