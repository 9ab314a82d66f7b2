package org.tradewire.trading.template.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * One version of an offered challenge. Versions in use never change: a correction retires the row
 * and adds the next version under the same code.
 */
@Entity
@Table(name = "challenge_template")
public class ChallengeTemplate {

  @Id private UUID id;

  @Column(nullable = false, length = 40)
  private String code;

  @Column(nullable = false)
  private int version;

  @Column(nullable = false, length = 100)
  private String name;

  @Column(nullable = false, precision = 19, scale = 2)
  private BigDecimal price;

  @Column(name = "price_currency", nullable = false, length = 3)
  private String priceCurrency;

  @Column(name = "initial_balance", nullable = false, precision = 24, scale = 2)
  private BigDecimal initialBalance;

  @Column(nullable = false, length = 3)
  private String currency;

  /** JSON, see {@link TermsDocument}. */
  @Column(nullable = false)
  private String terms;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "retired_at")
  private Instant retiredAt;

  /** For the persistence provider. */
  protected ChallengeTemplate() {}

  /**
   * A version just written.
   *
   * @param code stays the same in all versions
   */
  public ChallengeTemplate(UUID id, String code, int version, TemplateDraft draft, Instant now) {
    this.id = id;
    this.code = code;
    this.version = version;
    this.name = draft.name();
    this.price = draft.price();
    this.priceCurrency = draft.priceCurrency();
    this.initialBalance = draft.initialBalance();
    this.currency = draft.currency();
    this.terms = TermsDocument.text(draft.terms());
    this.createdAt = now;
  }

  /** No challenge can be started from this version any more. */
  public void retire(Instant now) {
    retiredAt = now;
  }

  public UUID id() {
    return id;
  }

  public String code() {
    return code;
  }

  public int version() {
    return version;
  }

  /** The currency of the account. */
  public String currency() {
    return currency;
  }

  public BigDecimal initialBalance() {
    return initialBalance;
  }

  /** Tells whether new challenges can be started from this version. */
  public boolean onOffer() {
    return retiredAt == null;
  }

  /** The rules' numbers. */
  public ChallengeTerms terms() {
    return TermsDocument.read(terms);
  }

  /** A sentence about it, for buyers. */
  public TemplateView view() {
    return new TemplateView(
        id,
        code,
        name,
        version,
        price,
        priceCurrency,
        initialBalance,
        currency,
        terms(),
        createdAt,
        retiredAt);
  }
}
