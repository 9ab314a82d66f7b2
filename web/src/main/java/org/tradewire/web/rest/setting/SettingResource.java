package org.tradewire.web.rest.setting;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tradewire.trading.setting.boundary.SettingAdministration;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Expects;
import org.tradewire.web.rest.QueryParameters;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.SignedInCaller;
import org.tradewire.web.rest.Takes;

/** {@code /api/settings}: what administrators change while the nodes run. */
@Path("/settings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SettingResource {

  @Inject private SettingAdministration settings;
  @Inject private SignedInCaller caller;

  /** Answers 200 with every setting, by key. */
  @GET
  @Answer(shape = "Setting", as = Answer.Form.ITEMS)
  @Refuses("not-permitted")
  public Response list() {
    return Answers.items(settings.list(caller.get()), SettingJson::setting);
  }

  /** Chooses a value, which holds on every node within a second; answers 200 with the setting. */
  @PUT
  @Path("{key}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answer(shape = "Setting")
  @Refuses({"not-permitted", "setting-not-found", "invalid-setting", "setting-conflict"})
  public Response change(@PathParam("key") String key, @Takes("NewSettingValue") JsonFields body) {
    JsonFields fields = Answers.present(body);
    String value = fields.requiredText("value");
    int seen =
        fields.count("version", Integer.MAX_VALUE).orElseThrow(() -> fields.missing("version"));
    return Answers.ok(settings.change(caller.get(), key, value, seen), SettingJson::setting);
  }

  /** Gives a setting its default back; {@code version} is the one that was read. */
  @DELETE
  @Path("{key}")
  @Answer(shape = "Setting")
  @Refuses({"not-permitted", "setting-not-found", "setting-conflict"})
  public Response reset(
      @PathParam("key") String key,
      @QueryParam("version")
          @Expects(value = Expects.Kind.NUMBER, max = Integer.MAX_VALUE, required = true)
          String version) {
    long seen =
        QueryParameters.number(
            "version", QueryParameters.required("version", version), 0, 0, Integer.MAX_VALUE);
    return Answers.ok(settings.reset(caller.get(), key, seen), SettingJson::setting);
  }
}
