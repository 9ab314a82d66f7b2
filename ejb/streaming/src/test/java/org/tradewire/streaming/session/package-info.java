/** Tests of one client's queue, pace, writers and end. */
package org.tradewire.streaming.session;
