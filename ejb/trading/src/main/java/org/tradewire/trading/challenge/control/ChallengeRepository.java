package org.tradewire.trading.challenge.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.trading.challenge.entity.BookedTrade;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeTemplate;
import org.tradewire.trading.challenge.entity.ChallengeView;
import org.tradewire.trading.challenge.entity.EquityUpdated;

/** The stored templates, challenges and trades. Every call runs in the caller's transaction. */
@Dependent
public class ChallengeRepository {

  /** Longest list answered. */
  public static final int MAX_ROWS = 1000;

  private static final String SELECT_WITH_OWNER =
      "select c, t, u.username from Challenge c"
          + " join ChallengeTemplate t on t.id = c.templateId"
          + " join User u on u.id = c.userId ";

  @Inject private EntityManager entityManager;

  /** For the container. */
  public ChallengeRepository() {}

  @SuppressWarnings("UnnecessaryAssignment") // Without a container, nobody else injects.
  ChallengeRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** The templates on offer, cheapest first. */
  public List<ChallengeTemplate> templatesOnOffer() {
    return entityManager
        .createQuery(
            "select t from ChallengeTemplate t where t.retiredAt is null order by t.price, t.code",
            ChallengeTemplate.class)
        .getResultList();
  }

  /** One version of a template, on offer or retired. */
  public Optional<ChallengeTemplate> template(UUID id) {
    return Optional.ofNullable(entityManager.find(ChallengeTemplate.class, id));
  }

  /** Stores a new challenge. */
  public void add(Challenge challenge) {
    entityManager.persist(challenge);
  }

  public Optional<Challenge> find(UUID id) {
    return Optional.ofNullable(entityManager.find(Challenge.class, id));
  }

  /**
   * A challenge as its room is told it. One statement, so that the challenge and its last trade
   * belong together without a lock.
   */
  public Optional<EquityUpdated> state(UUID id) {
    return entityManager
        .createQuery(
            "select c, t from Challenge c left join BookedTrade t on t.challengeId = c.id"
                + " and t.id = (select max(x.id) from BookedTrade x where x.challengeId = c.id)"
                + " where c.id = :id",
            Object[].class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .map(row -> EquityUpdated.state((Challenge) row[0], (BookedTrade) row[1]));
  }

  /** Finds and locks: others who lock it wait until this transaction ends. */
  public Optional<Challenge> lock(UUID id) {
    return Optional.ofNullable(
        entityManager.find(Challenge.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** One challenge with its template and its owner's name. */
  public Optional<ChallengeView> view(UUID id) {
    return views(query(SELECT_WITH_OWNER + "where c.id = :id").setParameter("id", id)).stream()
        .findFirst();
  }

  /** A user's challenges, newest first, at most {@link #MAX_ROWS}. */
  public List<ChallengeView> viewsOf(UUID userId) {
    return views(
        query(SELECT_WITH_OWNER + "where c.userId = :user order by c.createdAt desc, c.id")
            .setParameter("user", userId));
  }

  /** Everybody's challenges, newest first, at most {@link #MAX_ROWS}. */
  public List<ChallengeView> viewsOfAll() {
    return views(query(SELECT_WITH_OWNER + "order by c.createdAt desc, c.id"));
  }

  /** Stores a trade. */
  public void add(BookedTrade trade) {
    entityManager.persist(trade);
  }

  /** The trade booked under an id. */
  public Optional<BookedTrade> trade(UUID challengeId, String tradeId) {
    return entityManager
        .createQuery(
            "select t from BookedTrade t where t.challengeId = :challenge and t.tradeId = :trade",
            BookedTrade.class)
        .setParameter("challenge", challengeId)
        .setParameter("trade", tradeId)
        .getResultStream()
        .findFirst();
  }

  /** A challenge's trades, last booked first. */
  public List<BookedTrade> trades(UUID challengeId, int limit) {
    return entityManager
        .createQuery(
            "select t from BookedTrade t where t.challengeId = :challenge order by t.id desc",
            BookedTrade.class)
        .setParameter("challenge", challengeId)
        .setMaxResults(limit)
        .getResultList();
  }

  private TypedQuery<Object[]> query(String jpql) {
    return entityManager.createQuery(jpql, Object[].class).setMaxResults(MAX_ROWS);
  }

  private static List<ChallengeView> views(TypedQuery<Object[]> query) {
    return query
        .getResultStream()
        .map(row -> ((Challenge) row[0]).view(((ChallengeTemplate) row[1]).view(), (String) row[2]))
        .toList();
  }
}
