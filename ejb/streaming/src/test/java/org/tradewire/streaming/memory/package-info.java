/** Tests of the package of the same name. */
package org.tradewire.streaming.memory;
