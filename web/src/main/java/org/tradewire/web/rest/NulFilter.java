package org.tradewire.web.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import org.tradewire.trading.shared.JsonFields;

/**
 * Refuses U+0000 in paths and queries with 400: no name holds it, and PostgreSQL takes it in no
 * text. Bodies are looked at by {@link JsonFields}.
 */
@Provider
public class NulFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    UriInfo uri = request.getUriInfo();
    check(uri.getPathParameters());
    check(uri.getQueryParameters());
  }

  static void check(Map<String, List<String>> parameters) {
    parameters.forEach(
        (name, values) -> {
          if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw QueryParameters.refused(name, "must not hold the character U+0000.");
          }
        });
  }
}
