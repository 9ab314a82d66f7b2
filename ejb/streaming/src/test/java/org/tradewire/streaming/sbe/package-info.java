/** Tests of the SBE frames, read back with the codec that clients generate from the schema. */
package org.tradewire.streaming.sbe;
