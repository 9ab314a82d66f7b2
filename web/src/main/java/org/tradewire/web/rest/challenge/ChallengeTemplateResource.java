package org.tradewire.web.rest.challenge;

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
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.trading.template.boundary.ChallengeTemplates;
import org.tradewire.trading.template.boundary.TemplateAdministration;
import org.tradewire.trading.template.entity.TemplateDraft;
import org.tradewire.trading.template.entity.TermsDocument;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;
import org.tradewire.web.rest.Takes;

/** {@code /api/challenge-templates}: what may be bought, and how administrators change it. */
@Path("/challenge-templates")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChallengeTemplateResource {
  @Inject private ChallengeTemplates templates;
  @Inject private TemplateAdministration administration;
  @Inject private SignedInCaller caller;

  /** Answers 200 with an array of the templates on offer. */
  @GET
  @Answer(shape = "Template", as = Answer.Form.ARRAY)
  @Refuses({})
  public Response list() {
    return Answers.array(templates.current(), TemplateJson::write);
  }

  /** Answers 200 with every version of every template; for administrators. */
  @GET
  @Path("versions")
  @Answer(shape = "Template", as = Answer.Form.ITEMS)
  @Refuses("not-permitted")
  public Response versions() {
    return Answers.items(administration.all(caller.get()), TemplateJson::write);
  }

  /** Answers 201 with the new template; 409 when its code is taken. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(status = 201, shape = "Template")
  @Refuses({"not-permitted", "invalid-template", "template-conflict"})
  public Response create(@Takes("NewTemplate") JsonFields body) {
    JsonFields fields = Answers.present(body);
    return Answers.created(
        administration.create(caller.get(), fields.requiredText("code"), draft(fields)),
        TemplateJson::write);
  }

  /** Answers 200 with the new version of a template; 404 when there is no such template. */
  @PUT
  @Path("{code}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(shape = "Template")
  @Refuses({"not-permitted", "invalid-template", "template-not-found"})
  public Response revise(
      @PathParam("code") String code, @Takes("TemplateRevision") JsonFields body) {
    return Answers.ok(
        administration.revise(caller.get(), code, draft(Answers.present(body))),
        TemplateJson::write);
  }

  /** Answers 200 with the retired version; 409 when it is retired already. */
  @DELETE
  @Path("{code}")
  @Answer(shape = "Template")
  @Refuses({"not-permitted", "template-not-found", "template-conflict"})
  public Response retire(@PathParam("code") String code) {
    return Answers.ok(administration.retire(caller.get(), code), TemplateJson::write);
  }

  private static TemplateDraft draft(JsonFields fields) {
    return new TemplateDraft(
        fields.requiredText("name"),
        fields.decimal("price").orElse(null),
        fields.requiredText("price_currency"),
        fields.decimal("initial_balance").orElse(null),
        fields.requiredText("currency"),
        TermsDocument.read(fields.requiredObject("terms")));
  }
}
