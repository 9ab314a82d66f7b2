package org.tradewire.web.rest.setting;

import java.util.List;
import org.tradewire.trading.shared.SettingType;
import org.tradewire.web.rest.Shape;

/** Shapes of what the resources of this package write and read. */
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
        Shape.answer("Configuration").one("build", "Build").many("items", "ConfigurationKey"),
        Shape.answer("ConfigurationKey")
            .text("key")
            .text("value")
            .nullable()
            .says("What holds on this node; null where it is secret, or nothing single holds.")
            .flag("set")
            .says("Whether there is a value, also a secret one or a default.")
            .flag("secret")
            .text("source")
            .nullable()
            .says("Where the value was set, for people; null where the default holds.")
            .flag("differs")
            .says("Whether somebody set another value than the default.")
            .flag("changed_by_restart")
            .says("Whether another value, also a secret one, is set by now; as far as is known.")
            .text("after_restart")
            .nullable()
            .says("That value; null where nothing changes, it is secret, or nothing single holds.")
            .text("default")
            .says("In words where it is computed, or where there is none.")
            .text("unit")
            .nullable()
            .flag("required")
            .flag("restart")
            .says("Whether a change needs a restart of the node.")
            .text("read_by")
            .says("application, resource adapter, scripts or launcher.")
            .text("rule")
            .says("What a value must be, for people.")
            .text("description"),
        Shape.request("NewSettingValue")
            .text("value")
            .says("As text: true, false, or a number.")
            .number("version")
            .says("The version that was read; refused where it is not the last any more."));
  }
}
