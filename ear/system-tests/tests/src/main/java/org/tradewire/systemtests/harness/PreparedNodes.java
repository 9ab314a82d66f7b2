package org.tradewire.systemtests.harness;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Before Arquillian: starts what the nodes need and prepares node 1. The pair lies in JUnit's root
 * store, made before Arquillian's own entry there and therefore closed after it.
 */
final class PreparedNodes implements BeforeAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(PreparedNodes.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(TwoNodes.class, key -> TwoNodes.prepare());
  }
}
