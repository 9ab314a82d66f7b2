/** What the web tier and other components ask of instruments. Transactions begin here. */
package org.tradewire.trading.instrument.boundary;
