/**
 * Where components declare settings and administrators change them, and the watch that learns of
 * changes on every node. Transactions begin here.
 */
package org.tradewire.trading.setting.boundary;
