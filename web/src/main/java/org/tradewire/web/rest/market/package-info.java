/** REST: books, tapes, candles and feeds. Depends on what the package above depends on. */
package org.tradewire.web.rest.market;
