/**
 * Who may open a socket: origin, token or ticket, and what of the request is handed to the
 * endpoint. Depends on {@code socket.settings}, {@code web.container}, {@code web.problem}, the
 * servlet API and the boundaries of trading's accounts.
 */
package org.tradewire.web.socket.handshake;
