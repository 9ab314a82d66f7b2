package org.tradewire.launcher.server;

import java.net.URI;
import java.nio.file.Path;

/**
 * The server's own console, on the loopback interface.
 *
 * @param address the page to open
 * @param user who signs in
 * @param passwordFile holds the password given when the server was made, readable by its owner
 *     alone; a change in the console does not reach it
 */
public record ServerConsole(URI address, String user, Path passwordFile) {}
