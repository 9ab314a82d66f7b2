/**
 * The running system that the {@code *IT} classes share: made once per run, by the extensions of
 * {@link org.tradewire.systemtests.harness.SystemTest}. Arquillian starts node 1 and deploys to it;
 * node 2, the database, the relay and the collector are the launcher's parts.
 */
package org.tradewire.systemtests.harness;
