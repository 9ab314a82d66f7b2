/** The stored instruments and releases, and the form in which administrators write them. */
package org.tradewire.trading.instrument.control;
