/**
 * The pages: which file answers which address, how long it may be kept, and what a page may do.
 *
 * <p>May depend on servlets and {@code web.problem}.
 */
package org.tradewire.web.page;
