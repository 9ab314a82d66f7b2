/**
 * Servers of an administrator's own: unpacked, not prepared by our scripts, and brought to the
 * running application by the commands of {@code deploy.md}. Knows the launcher's database and
 * relay, which stand in for his.
 */
package org.tradewire.systemtests.stock;
