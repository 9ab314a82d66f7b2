/**
 * Starts a whole Tradewire installation on one machine: embedded PostgreSQL and Redis, an
 * application server with the EAR, and a collector. {@link org.tradewire.launcher.Launcher} is what
 * {@code mvn -Prun} runs; the other public classes are its parts, which system tests and benchmarks
 * put together in their own way.
 *
 * <p>Everything listens on the loopback interface only. Everything written stands in one {@link
 * org.tradewire.launcher.DataDirectory}. Every child process is started in a session of its own, so
 * that the terminal's Ctrl-C reaches the launcher alone, and is written down in {@link
 * org.tradewire.launcher.ProcessRegister}, so that a later start can end what a killed launcher
 * left behind.
 *
 * <p>May depend on the JDK, PostgreSQL's driver, Flyway and the embedded database and relay; knows
 * the collector and the migrations only as class path entries, and the application only as a file.
 */
package org.tradewire.launcher;
