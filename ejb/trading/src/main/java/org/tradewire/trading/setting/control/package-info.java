/** The stored values of settings. */
package org.tradewire.trading.setting.control;
