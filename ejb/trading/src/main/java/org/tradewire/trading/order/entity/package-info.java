/** Orders, positions, their events and refusals. Quantities are lots. */
package org.tradewire.trading.order.entity;
