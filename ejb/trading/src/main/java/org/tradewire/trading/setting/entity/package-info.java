/**
 * A setting with its form, its stored value, and why a change is refused. Values are plain text
 * where they are stored or sent.
 *
 * <p>Depends on {@code shared} and Jakarta Persistence.
 */
package org.tradewire.trading.setting.entity;
