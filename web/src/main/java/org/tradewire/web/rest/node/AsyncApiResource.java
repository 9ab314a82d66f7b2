package org.tradewire.web.rest.node;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Refuses;

/** {@code GET /api/asyncapi.yaml}: the streaming interface as an AsyncAPI 3 document. */
@Path("/asyncapi.yaml")
@RequestScoped
@PermitAll
public class AsyncApiResource {
  private static final String DOCUMENT = "/asyncapi.yaml";

  /** Answers 200 with the document; caches may keep it for an hour. */
  @GET
  @Answer(media = "application/yaml")
  @Refuses({})
  public Response document() {
    try (InputStream document = AsyncApiResource.class.getResourceAsStream(DOCUMENT)) {
      return Response.ok(document.readAllBytes(), "application/yaml")
          .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
