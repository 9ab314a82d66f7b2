/** REST: instruments and the economic calendar. Depends on what the package above depends on. */
package org.tradewire.web.rest.instrument;
