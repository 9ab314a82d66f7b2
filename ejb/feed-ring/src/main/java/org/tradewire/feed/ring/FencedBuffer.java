package org.tradewire.feed.ring;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The memory of a ring with the two fences that publication rests on. They stand here so that the
 * search of all executions (in the tests) sees them beside the loads and stores; the virtual
 * machine knows one implementation and inlines it.
 */
class FencedBuffer extends UnsafeBuffer {

  FencedBuffer(ByteBuffer memory) {
    super(memory);
  }

  /** Stores before it become visible before those after it. */
  void storeStoreFence() {
    VarHandle.storeStoreFence();
  }

  /** Loads before it are done before those after it. */
  void loadLoadFence() {
    VarHandle.loadLoadFence();
  }
}
