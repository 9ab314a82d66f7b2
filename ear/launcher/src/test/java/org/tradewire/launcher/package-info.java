/**
 * Tests of the launcher's parts that need no application server; those are started by the system
 * tests.
 */
package org.tradewire.launcher;
