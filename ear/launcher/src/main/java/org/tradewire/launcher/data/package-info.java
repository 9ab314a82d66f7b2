/**
 * What one installation keeps on disk between two starts: {@link
 * org.tradewire.launcher.data.DataDirectory}, held by one process at a time, with its secrets and
 * keys.
 *
 * <p>May depend on {@code launcher.process} and the JDK.
 */
package org.tradewire.launcher.data;
