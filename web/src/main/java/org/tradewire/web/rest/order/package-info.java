/** REST: orders and positions. Depends on what the package above depends on. */
package org.tradewire.web.rest.order;
