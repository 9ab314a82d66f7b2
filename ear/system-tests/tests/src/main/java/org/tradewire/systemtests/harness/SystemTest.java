package org.tradewire.systemtests.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class against the two nodes in {@link TwoNodes#running()}. The first such class
 * prepares them, Arquillian starts and stops node 1 once for all classes ({@link SuiteDeployment}),
 * and the end of the run stops the rest.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({PreparedNodes.class, ArquillianExtension.class, ReadyNodes.class})
public @interface SystemTest {}
