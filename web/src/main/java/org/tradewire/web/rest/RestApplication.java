package org.tradewire.web.rest;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.auth.LoginConfig;

/** All resources and providers of this archive, below {@code /api}, with bearer tokens. */
@ApplicationScoped
@ApplicationPath("/api")
@LoginConfig(authMethod = "MP-JWT", realmName = "tradewire")
@DeclareRoles({"trader", "dealer", "risk", "admin", "monitor", "service"})
public class RestApplication extends Application {

  /** Jersey describes itself to anybody who asks with OPTIONS, unless told not to. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
