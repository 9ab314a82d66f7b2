/**
 * What an installation needs of the machine it runs on: child processes and the register of them
 * that outlives a killed launcher, short-lived tools, free ports, files and folders that only their
 * owner may read, and the one kind of failure that a user can act on.
 *
 * <p>The ground of the launcher: depends on the JDK alone.
 */
package org.tradewire.launcher.process;
