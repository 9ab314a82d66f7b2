/**
 * The web tier: REST, WebSockets and pages before the business components.
 *
 * <p>Each package below may depend on the boundaries, entities and wire forms of trading and on
 * streaming, never on their controls.
 */
package org.tradewire.web;
