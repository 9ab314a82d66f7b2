package org.tradewire.systemtests.harness;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Ends a run with one sentence for each reason why tests were skipped, so that no build looks more
 * complete than it is.
 */
public final class SkippedTests implements TestExecutionListener {
  private final Map<String, String> testsByReason = new TreeMap<>();

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    remember(test, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == Status.ABORTED) {
      remember(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
    }
  }

  private synchronized void remember(TestIdentifier test, String reason) {
    testsByReason.merge(
        reason.replaceFirst("^(Assumption failed: |.*==> )", ""),
        test.getDisplayName(),
        (one, other) -> one + ", " + other);
  }

  @Override
  @SuppressWarnings("SystemOut") // the build's console is where it belongs
  public synchronized void testPlanExecutionFinished(TestPlan plan) {
    testsByReason.forEach(
        (reason, tests) -> System.out.println("SKIPPED " + tests + ": " + reason + "."));
  }
}
