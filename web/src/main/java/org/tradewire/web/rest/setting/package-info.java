/**
 * REST: settings that are changed while the nodes run, and the whole configuration as it is in
 * force. Depends on {@code web.rest}, {@code trading.configuration}, {@code trading.setting},
 * {@code trading.shared} and {@code streaming.message}.
 */
package org.tradewire.web.rest.setting;
