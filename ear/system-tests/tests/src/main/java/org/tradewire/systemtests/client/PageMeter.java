package org.tradewire.systemtests.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.Map;

/** Measures what a page costs its browser, by Chromium's own counters. */
public final class PageMeter {
  private static final double MILLIS = 1000;
  private static final double NANOS = 1e9;
  private static final String COUNT_FRAMES =
      """
      () => {
        window.frames_ = 0;
        const count = () => { window.frames_ += 1; requestAnimationFrame(count); };
        requestAnimationFrame(count);
      }""";

  private final Page page;
  private final CDPSession chromium;
  private Map<String, Double> countersBefore;
  private double framesBefore;
  private long lookedNs = System.nanoTime();

  /**
   * What happened since the last look.
   *
   * @param framesPerSecond pictures that were shown
   * @param scriptMs of each picture, script alone
   * @param workMs of each picture, everything that the page's main thread did: script, layout,
   *     painting
   * @param heapBytes script objects that are alive behind a collection
   */
  public record Look(double framesPerSecond, double scriptMs, double workMs, double heapBytes) {}

  /** Begins to count on a page that is shown. */
  public PageMeter(Page page) {
    this.page = page;
    this.chromium = page.context().newCDPSession(page);
    // Time that the thread ran: the same machine runs the servers too.
    JsonObject byThreadTime = new JsonObject();
    byThreadTime.addProperty("timeDomain", "threadTicks");
    chromium.send("Performance.enable", byThreadTime);
    page.evaluate(COUNT_FRAMES);
    look();
  }

  /** Looks, and begins the next stretch. */
  public Look look() {
    Map<String, Double> counters = counters();
    double frames = ((Number) page.evaluate("window.frames_")).doubleValue();
    Map<String, Double> before = countersBefore == null ? counters : countersBefore;
    double shown = Math.max(1, frames - framesBefore);
    double seconds = (System.nanoTime() - lookedNs) / NANOS;
    chromium.send("HeapProfiler.collectGarbage");
    Look look =
        new Look(
            shown / seconds,
            MILLIS * (counters.get("ScriptDuration") - before.get("ScriptDuration")) / shown,
            MILLIS * (counters.get("TaskDuration") - before.get("TaskDuration")) / shown,
            counters().get("JSHeapUsedSize"));
    countersBefore = counters();
    framesBefore = ((Number) page.evaluate("window.frames_")).doubleValue();
    lookedNs = System.nanoTime();
    return look;
  }

  private Map<String, Double> counters() {
    Map<String, Double> counters = new HashMap<>();
    JsonObject answer = chromium.send("Performance.getMetrics");
    for (JsonElement each : answer.getAsJsonArray("metrics")) {
      JsonObject metric = each.getAsJsonObject();
      counters.put(metric.get("name").getAsString(), metric.get("value").getAsDouble());
    }
    return counters;
  }
}
