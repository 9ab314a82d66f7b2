package org.tradewire.web.monitoring;

import java.util.List;
import java.util.Map;
import org.tradewire.streaming.work.WorkFigures;

/** Writes how the jobs go that this node does again and again. */
final class WorkText {

  private static final double NANOS_PER_SECOND = 1e9;

  private WorkText() {}

  static void write(PrometheusText text, List<WorkFigures> works) {
    text.family("work_failing", "gauge", "Whether a job's last turn failed, wholly or in part.");
    works.forEach(each -> text.sample("work_failing", labels(each), each.failing() ? 1 : 0));
    text.family("work_failures_total", "counter", "What jobs complained of.");
    works.forEach(each -> text.sample("work_failures_total", labels(each), each.failures()));
    text.family("work_turn_seconds", "gauge", "For how long a turn under way has been running.");
    works.forEach(
        each ->
            text.sample("work_turn_seconds", labels(each), each.turningNs() / NANOS_PER_SECOND));
    text.family("work_idle_seconds", "gauge", "How long ago a job's last turn ended.");
    works.forEach(
        each -> text.sample("work_idle_seconds", labels(each), each.idleNs() / NANOS_PER_SECOND));
  }

  private static Map<String, String> labels(WorkFigures work) {
    return Map.of("work", work.name());
  }
}
