package org.tradewire.web.rest.notification;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.tradewire.trading.notification.boundary.NotificationRules;
import org.tradewire.trading.notification.boundary.NotificationTests;
import org.tradewire.trading.notification.wire.NotificationWire;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.PathPatterns;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;
import org.tradewire.web.rest.Takes;

/** {@code /api/notification-rules}: the rules by which the caller is told of signals. */
@Path("/notification-rules")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class NotificationRuleResource {

  @Inject private NotificationRules rules;
  @Inject private NotificationTests tests;
  @Inject private SignedInCaller caller;

  /** Answers 200 with the caller's own rules, the oldest first. */
  @GET
  @Answer(shape = "NotificationRule", as = Answer.Form.ITEMS)
  @Refuses({})
  public Response list() {
    return Answers.items(rules.all(caller.get()), NotificationWire::rule);
  }

  /**
   * Makes a rule; answers 201 with it and with the secret of its webhook. The same call again, with
   * the same {@code id}, makes no second one and is answered as before.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(status = 201, shape = "NotificationRule")
  @Refuses({
    "not-permitted",
    "invalid-notification-rule",
    "too-many-notification-rules",
    "notification-rule-conflict"
  })
  public Response add(@Takes("NewNotificationRule") JsonFields body) {
    JsonFields fields = Answers.present(body);
    return Answers.created(
        rules.add(
            caller.get(),
            fields.uuid("id").orElseGet(UUID::randomUUID),
            NotificationRuleReader.read(fields)),
        NotificationWire::made);
  }

  /** Answers 200 with a rule of the caller's. */
  @GET
  @Path(PathPatterns.ID)
  @Answer(shape = "NotificationRule")
  @Refuses("notification-rule-not-found")
  public Response get(@PathParam("id") UUID id) {
    return Answers.ok(rules.get(caller.get(), id), NotificationWire::rule);
  }

  /**
   * Changes a rule; answers 200 with it. One that had no webhook is given a secret, shown this
   * once.
   */
  @PUT
  @Path(PathPatterns.ID)
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(shape = "NotificationRule")
  @Refuses({
    "not-permitted",
    "invalid-notification-rule",
    "notification-rule-not-found",
    "notification-rule-conflict"
  })
  public Response change(
      @PathParam("id") UUID id, @Takes("ChangedNotificationRule") JsonFields body) {
    JsonFields fields = Answers.present(body);
    return Answers.ok(
        rules.change(
            caller.get(),
            id,
            NotificationRuleReader.read(fields),
            fields
                .count("version", Integer.MAX_VALUE)
                .orElseThrow(() -> fields.missing("version"))),
        NotificationWire::made);
  }

  /** Forgets a rule and its deliveries; answers 204. */
  @DELETE
  @Path(PathPatterns.ID)
  @Answer(status = 204)
  @Refuses("notification-rule-not-found")
  public Response remove(@PathParam("id") UUID id) {
    rules.remove(caller.get(), id);
    return Response.noContent().build();
  }

  /**
   * Calls the rule's webhook once with a signal that there never was; answers 200 with what became
   * of that. One that arrived resumes the rule.
   */
  @POST
  @Path(PathPatterns.ID + "/test")
  @Answer(shape = "NotificationTest")
  @Refuses({
    "not-permitted",
    "notification-rule-not-found",
    "no-webhook",
    "notification-test-busy",
    "invalid-notification-rule"
  })
  public Response test(@PathParam("id") UUID id) {
    return Answers.ok(tests.test(caller.get(), id), NotificationWire::answer);
  }

  /** Calls a webhook again that was paused; answers 200 with the rule. */
  @POST
  @Path(PathPatterns.ID + "/resume")
  @Answer(shape = "NotificationRule")
  @Refuses({"not-permitted", "notification-rule-not-found"})
  public Response resume(@PathParam("id") UUID id) {
    return Answers.ok(rules.resume(caller.get(), id), NotificationWire::rule);
  }

  /**
   * Makes another secret; answers 200 with the rule and, this once, with it. The one before signs
   * beside it for a day.
   */
  @POST
  @Path(PathPatterns.ID + "/secret")
  @Answer(shape = "NotificationRule")
  @Refuses({"not-permitted", "notification-rule-not-found", "no-webhook"})
  public Response replaceSecret(@PathParam("id") UUID id) {
    return Answers.ok(rules.replaceSecret(caller.get(), id), NotificationWire::made);
  }
}
