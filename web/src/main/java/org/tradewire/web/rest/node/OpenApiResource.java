package org.tradewire.web.rest.node;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Answers;
import org.tradewire.web.rest.Refuses;

/**
 * {@code GET /api/openapi.json}: the REST interface as an OpenAPI 3 document, the same on each
 * server; for those who are signed in.
 */
@Path("/openapi.json")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OpenApiResource {
  @Inject private BeanManager beans;

  /** Answers 200 with the document. */
  @GET
  @Answer(shape = "OpenApi")
  @Refuses({})
  public Response document() {
    List<Class<?>> resources =
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
            .<Class<?>>map(Bean::getBeanClass)
            .filter(each -> each.isAnnotationPresent(Path.class))
            .distinct()
            .toList();
    return Answers.ok(OpenApiDocument.of(resources));
  }
}
