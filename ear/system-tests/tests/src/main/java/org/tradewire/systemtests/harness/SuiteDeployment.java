package org.tradewire.systemtests.harness;

import java.io.File;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.event.container.AfterStart;
import org.jboss.arquillian.container.spi.event.container.BeforeStop;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

/**
 * Deploys the real EAR once, when Arquillian has started its container, and undeploys it before the
 * container stops. A {@code @Deployment} in the test classes would deploy it anew for each class;
 * without one every test is a client.
 */
public final class SuiteDeployment implements LoadableExtension {

  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Application.class);
  }

  /** Observes the container's life cycle; made by Arquillian. */
  static final class Application {
    private EnterpriseArchive deployed;

    void deploy(@Observes AfterStart started) throws DeploymentException {
      EnterpriseArchive ear =
          ShrinkWrap.createFromZipFile(
              EnterpriseArchive.class, new File(TwoNodes.running().ear().toString()));
      started.getDeployableContainer().deploy(ear);
      deployed = ear;
    }

    void undeploy(@Observes BeforeStop stopping) throws DeploymentException {
      if (deployed != null) {
        stopping.getDeployableContainer().undeploy(deployed);
      }
    }
  }
}
