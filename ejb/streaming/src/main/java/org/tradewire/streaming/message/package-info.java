/**
 * Messages, their envelopes as JSON, and what is put together of them: joined runs, merged changes,
 * frames, and the notes of what was left out. {@link org.tradewire.streaming.message.JsonBytes} is
 * the one writer of JSON: of these envelopes, of what components say in them, and of what REST
 * answers. Depends on {@code channel} and the JSON API.
 */
package org.tradewire.streaming.message;
