/**
 * What a user of the system has: HTTP, WebSockets, a browser, and the arithmetic to check what
 * arrives. Knows the documented wire alone.
 */
package org.tradewire.systemtests.client;
