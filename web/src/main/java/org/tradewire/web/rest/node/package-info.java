/**
 * REST: the node itself: health, figures, audit log and the descriptions of its interfaces. Depends
 * on what the package above depends on, and on the shapes of the packages beside it.
 */
package org.tradewire.web.rest.node;
