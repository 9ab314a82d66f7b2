/**
 * Who may open a socket: origin, token or ticket, and what of the request is handed to the
 * endpoint. Depends on {@code socket.settings}, {@code web.container}, {@code web.json}, {@code
 * web.problem}, {@code trading.account}, {@code trading.monitoring} and the servlet API.
 */
package org.tradewire.web.socket.handshake;
