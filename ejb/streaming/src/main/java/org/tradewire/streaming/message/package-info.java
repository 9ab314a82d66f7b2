/**
 * Messages, their envelopes as JSON, and what is put together of them: joined runs, merged changes,
 * frames, and the notes of what was left out. Depends on {@code channel}.
 */
package org.tradewire.streaming.message;
