/**
 * What an administrator does in a server's own console, over the interface that the console itself
 * uses: {@link org.tradewire.systemtests.console.ServerConsoleClient} has the same verbs for both
 * servers.
 */
package org.tradewire.systemtests.console;
