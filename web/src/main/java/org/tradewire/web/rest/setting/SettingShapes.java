package org.tradewire.web.rest.setting;

import java.util.List;
import org.tradewire.trading.shared.SettingType;
import org.tradewire.web.rest.Shape;

/** Shapes of what {@link SettingJson} and {@link SettingResource} write and read. */
public final class SettingShapes {

  private SettingShapes() {}

  /** All of them. */
  public static List<Shape> all() {
    return List.of(
        Shape.answer("Setting")
            .text("key")
            .choice("type", SettingType.class)
            .text("value")
            .says("What holds: true or false, or a number.")
            .text("default")
            .says("What holds where no administrator chose another value.")
            .flag("overridden")
            .decimal("min")
            .nullable()
            .decimal("max")
            .nullable()
            .text("unit")
            .nullable()
            .text("description")
            .number("version")
            .says("The number of its last change, 0 where it was never changed.")
            .text("changed_by")
            .nullable()
            .instant("changed_at")
            .nullable(),
        Shape.request("NewSettingValue")
            .text("value")
            .says("As text: true, false, or a number.")
            .number("version")
            .says("The version that was read; refused where it is not the last any more."));
  }
}
