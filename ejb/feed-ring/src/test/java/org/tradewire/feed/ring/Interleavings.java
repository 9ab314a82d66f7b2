package org.tradewire.feed.ring;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Runs actors under every interleaving of their steps, one step at a time; a step is a volatile
 * access to a {@link #buffer} or a wait. What it finds holds where each access is ordered as
 * volatile ones are.
 */
final class Interleavings {

  private static final ThreadLocal<Actor> CURRENT = new ThreadLocal<>();

  private final Choices choices = new Choices();
  private final Semaphore stopped = new Semaphore(0);
  private List<Actor> actors = List.of();
  private int runs;

  /** Something that one thread does. */
  private static final class Actor {
    private final Semaphore go = new Semaphore(0);
    private final Runnable body;
    private BooleanSupplier ready = () -> true;
    private Throwable failure;
    private boolean ended;
    private boolean givenUp;

    Actor(Runnable body) {
      this.body = body;
    }
  }

  /** Thrown into an actor that nothing can wake any more. */
  private static final class GivenUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Explores all interleavings.
   *
   * @param scene makes fresh actors
   * @param check looks at what they have left behind
   * @return how many interleavings there are
   * @throws AssertionError an actor failed, or waits for what never comes
   */
  int explore(Supplier<List<Runnable>> scene, Runnable check) {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      do {
        run(scene.get(), threads);
        check.run();
        runs++;
      } while (choices.next());
      return runs;
    } finally {
      threads.shutdownNow();
    }
  }

  /** A buffer each of whose volatile accesses is a step. */
  UnsafeBuffer buffer(int length) {
    return new UnsafeBuffer(new byte[length]) {
      @Override
      public int getIntVolatile(int index) {
        step();
        return super.getIntVolatile(index);
      }

      @Override
      public void putIntVolatile(int index, int value) {
        step();
        super.putIntVolatile(index, value);
      }

      @Override
      public long getLongVolatile(int index) {
        step();
        return super.getLongVolatile(index);
      }

      @Override
      public void putLongVolatile(int index, long value) {
        step();
        super.putLongVolatile(index, value);
      }
    };
  }

  /** In an actor: goes on when it is its turn again. */
  void step() {
    await(() -> true);
  }

  /** In an actor: goes on when it is its turn and the condition holds. */
  void await(BooleanSupplier condition) {
    Actor actor = CURRENT.get();
    if (actor != null) {
      actor.ready = condition;
      stopped.release();
      actor.go.acquireUninterruptibly();
      if (actor.givenUp) {
        throw new GivenUpException();
      }
    }
  }

  private void run(List<Runnable> bodies, ExecutorService threads) {
    actors = bodies.stream().map(Actor::new).toList();
    for (Actor actor : actors) {
      threads.execute(() -> act(actor));
    }
    List<Actor> left = new ArrayList<>(actors);
    while (!left.isEmpty()) {
      List<Actor> ready = left.stream().filter(actor -> actor.ready.getAsBoolean()).toList();
      if (ready.isEmpty()) {
        giveUp(left);
        throw new AssertionError("Nothing wakes an actor any more: " + choices);
      }
      Actor actor = ready.get(choices.choose(ready.size()));
      actor.go.release();
      stopped.acquireUninterruptibly();
      if (actor.ended) {
        left.remove(actor);
      }
      if (actor.failure != null) {
        giveUp(left);
        throw new AssertionError("After " + choices, actor.failure);
      }
    }
  }

  private void act(Actor actor) {
    CURRENT.set(actor);
    actor.go.acquireUninterruptibly();
    try {
      if (!actor.givenUp) {
        actor.body.run();
      }
    } catch (GivenUpException e) {
      // The exploration ends.
    } catch (Throwable e) {
      actor.failure = e;
    } finally {
      actor.ended = true;
      CURRENT.remove();
      stopped.release();
    }
  }

  private void giveUp(List<Actor> left) {
    for (Actor actor : left) {
      actor.givenUp = true;
      actor.go.release();
      stopped.acquireUninterruptibly();
    }
  }
}
