/**
 * Names of channels and what each kind of channel promises its subscribers. Depends on the JDK
 * alone.
 */
package org.tradewire.streaming.channel;
