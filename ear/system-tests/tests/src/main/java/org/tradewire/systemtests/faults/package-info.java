/**
 * Records what many clients receive while parts of the system fail, and checks what must hold.
 *
 * <p>May depend on the clients of the system tests.
 */
package org.tradewire.systemtests.faults;
