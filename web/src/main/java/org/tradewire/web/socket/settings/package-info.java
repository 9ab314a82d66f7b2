/**
 * What an administrator sets for sockets, and what each endpoint carries. Depends on streaming's
 * limits and on MicroProfile Config.
 */
package org.tradewire.web.socket.settings;
