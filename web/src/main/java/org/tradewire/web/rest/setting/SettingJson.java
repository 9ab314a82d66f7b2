package org.tradewire.web.rest.setting;

import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.setting.entity.RunTimeSetting;
import org.tradewire.trading.setting.entity.SettingView;
import org.tradewire.trading.shared.SettingForm;

/** Settings on the wire; values of every type are strings. */
final class SettingJson {

  private SettingJson() {}

  /** A setting as it is stored now. */
  static void setting(JsonBytes json, SettingView view) {
    RunTimeSetting<?> setting = view.setting();
    SettingForm<?> form = setting.form();
    json.beginObject()
        .text("key", setting.key())
        .text("type", form.type())
        .text("value", view.value())
        .text("default", setting.byDefault())
        .flag("overridden", view.isOverridden())
        .text("min", form.min())
        .text("max", form.max())
        .text("unit", form.unit())
        .text("description", setting.description())
        .number("version", view.version())
        .text("changed_by", view.changedBy())
        .instant("changed_at", view.changedAt())
        .endObject();
  }
}
