/**
 * REST: settings that are changed while the nodes run. Depends on {@code web.rest}, {@code
 * trading.setting}, {@code trading.shared} and {@code streaming.message}.
 */
package org.tradewire.web.rest.setting;
