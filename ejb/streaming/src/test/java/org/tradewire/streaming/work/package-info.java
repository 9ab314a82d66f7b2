/** Tests of periodic work. */
package org.tradewire.streaming.work;
