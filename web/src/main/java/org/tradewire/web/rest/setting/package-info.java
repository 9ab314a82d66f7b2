/**
 * REST: settings that are changed while the nodes run. Depends on what the package above depends
 * on.
 */
package org.tradewire.web.rest.setting;
