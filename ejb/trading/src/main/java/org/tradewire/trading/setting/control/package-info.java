/** The stored values of settings. Depends on {@code entity} and Jakarta Persistence. */
package org.tradewire.trading.setting.control;
