package org.tradewire.web.rest;

import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.configuration.entity.ApplicationBuild;

/** Which build of the application answers, as a member {@code build} of other answers. */
public final class BuildJson {

  private BuildJson() {}

  /** {@code "build":{"version","commit","built_at"}}. */
  public static void member(JsonBytes json) {
    ApplicationBuild build = ApplicationBuild.current();
    json.name("build")
        .beginObject()
        .text("version", build.version())
        .text("commit", build.commit())
        .instant("built_at", build.builtAt())
        .endObject();
  }

  /** What {@link #member} writes. */
  public static Shape shape() {
    return Shape.answer("Build")
        .text("version")
        .text("commit")
        .says("Abbreviated, with -dirty where files differed; unknown where there was none.")
        .instant("built_at")
        .nullable();
  }
}
