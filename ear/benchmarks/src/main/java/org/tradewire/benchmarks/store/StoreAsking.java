package org.tradewire.benchmarks.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.postgresql.ds.PGSimpleDataSource;
import org.tradewire.trading.signal.boundary.SignalStatistics;
import org.tradewire.trading.signal.boundary.Signals;
import org.tradewire.trading.signal.control.SignalLogRepository;
import org.tradewire.trading.signal.control.SignalRepository;
import org.tradewire.trading.signal.control.outcome.SignalStatisticsRepository;

/**
 * Asks a database by the product's own code, without a container: a transaction for each question,
 * a connection for each thread, which stays open as those of a pool do.
 */
final class StoreAsking implements AutoCloseable {

  private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(5);

  private final EntityManagerFactory entityManagers;
  private final ExecutorService threads;
  private final int many;

  /**
   * @param source the database's address
   * @param many how many ask at once
   */
  StoreAsking(String source, int many) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(source);
    this.entityManagers =
        Persistence.createEntityManagerFactory(
            "tradewire",
            Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource", dataSource,
                "hibernate.connection.handling_mode", "DELAYED_ACQUISITION_AND_HOLD"));
    this.threads = Executors.newFixedThreadPool(many);
    this.many = many;
  }

  /** How long a question takes, of many. */
  Histogram ask(StoreQuestion question, int times) throws InterruptedException, ExecutionException {
    Histogram taken = new ConcurrentHistogram(LONGEST_NS, 3);
    List<Future<?>> running = new ArrayList<>();
    for (int thread = 0; thread < many; thread++) {
      SplittableRandom random = new SplittableRandom(thread);
      running.add(threads.submit(() -> ask(question, times / many + 1, random, taken)));
    }
    for (Future<?> each : running) {
      each.get();
    }
    return taken;
  }

  private void ask(StoreQuestion question, int times, SplittableRandom random, Histogram taken) {
    try (EntityManager entityManager = entityManagers.createEntityManager()) {
      Clock clock = Clock.systemUTC();
      Signals signals =
          new Signals(
              new SignalRepository(entityManager),
              new SignalLogRepository(entityManager),
              null,
              null,
              clock);
      SignalStatistics statistics =
          new SignalStatistics(new SignalStatisticsRepository(entityManager), clock);
      for (int i = 0; i < times; i++) {
        long began = System.nanoTime();
        entityManager.getTransaction().begin();
        question.ask(signals, statistics, random);
        entityManager.getTransaction().commit();
        taken.recordValue(System.nanoTime() - began);
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    entityManagers.close();
  }
}
