package org.tradewire.web.rest;

import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.tradewire.web.problem.Problem;
import org.tradewire.web.problem.RequestRefusedException;

/**
 * Every resource that is not marked {@code @PermitAll} needs a caller with a valid token. The
 * servers answer a missing token differently (401 and 403); this one says 401 on both. What the
 * caller may do is decided at the boundary.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class SignedInFilter implements ContainerRequestFilter {
  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    // One server makes resource methods of its own for OPTIONS, the other answers before it comes
    // here.
    if (request.getMethod().equals(HttpMethod.OPTIONS)
        || method.isAnnotationPresent(PermitAll.class)
        || resource.getResourceClass().isAnnotationPresent(PermitAll.class)) {
      return;
    }
    if (request.getSecurityContext().getUserPrincipal() == null) {
      throw new RequestRefusedException(
          Problem.unauthorized("Sign in first: a valid bearer token is needed."));
    }
  }
}
