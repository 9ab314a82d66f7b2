/**
 * Settings that administrators change while the nodes run: what each of them is, the stored values
 * with their versions, and how a change reaches every node.
 *
 * <pre>
 *   a component declares RunTimeSetting ---> RunTimeSettings <--- SettingWatch, on every node
 *   and reads it (a volatile field)                                   | reads the table: each second,
 *                                                                     | and at once when it is woken
 *   SettingAdministration ---> runtime_setting, audit log ---> commit, then the relay wakes all
 * </pre>
 *
 * <p>Depends on {@code account} (who calls), {@code audit}, {@code configuration} (what the node
 * was started with), {@code shared} and streaming. It knows no component that declares settings.
 */
package org.tradewire.trading.setting;
