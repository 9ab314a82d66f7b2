package org.tradewire.web.rest.setting;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.tradewire.trading.setting.entity.RunTimeSetting;
import org.tradewire.trading.setting.entity.SettingForm;
import org.tradewire.trading.setting.entity.SettingView;
import org.tradewire.web.json.JsonAnswer;

/** Settings on the wire; values of every type are strings. */
final class SettingJson {

  private SettingJson() {}

  /** A setting as it is stored now. */
  static JsonObject of(SettingView view) {
    RunTimeSetting<?> setting = view.setting();
    SettingForm<?> form = setting.form();
    return new JsonAnswer()
        .text("key", setting.key())
        .text("type", form.type())
        .text("value", view.value())
        .text("default", setting.byDefault())
        .value("overridden", view.isOverridden() ? JsonValue.TRUE : JsonValue.FALSE)
        .text("min", form.min())
        .text("max", form.max())
        .text("unit", form.unit())
        .text("description", setting.description())
        .number("version", view.version())
        .text("changed_by", view.changedBy())
        .instant("changed_at", view.changedAt())
        .build();
  }
}
