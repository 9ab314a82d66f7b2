/**
 * Starts a whole Tradewire installation on one machine: embedded PostgreSQL and Redis, an
 * application server with the EAR, and a collector. {@link org.tradewire.launcher.Launcher} is what
 * {@code mvn -Prun} runs; the public classes of the rooms below are its parts, which system tests
 * and benchmarks put together in their own way.
 *
 * <pre>
 *   launcher             options, order of start and stop, the collector's process
 *     -> server          a node of the application on Payara or WildFly
 *       -> store         PostgreSQL, its migrations, Redis
 *         -> data        the data directory, secrets, keys
 *           -> process   child processes, ports, files, failures
 * </pre>
 *
 * <p>Everything listens on the loopback interface only. Everything written stands in one {@link
 * org.tradewire.launcher.data.DataDirectory}. Every child process is started in a session of its
 * own, so that the terminal's Ctrl-C reaches the launcher alone, and is written down in {@link
 * org.tradewire.launcher.process.ProcessRegister}, so that a later start can end what a killed
 * launcher left behind.
 *
 * <p>Depends on the JDK, Jakarta JSON Processing, {@code server}, {@code store}, {@code data} and
 * {@code process}; knows the collector only as a class path entry.
 */
package org.tradewire.launcher;
