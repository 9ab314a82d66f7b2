package org.tradewire.systemtests.harness;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** After Arquillian: no test begins before both nodes are ready. */
final class ReadyNodes implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    TwoNodes.running().awaitReady();
  }
}
