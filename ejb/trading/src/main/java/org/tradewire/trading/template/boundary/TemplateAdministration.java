package org.tradewire.trading.template.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.template.control.TemplateRepository;
import org.tradewire.trading.template.entity.ChallengeTemplate;
import org.tradewire.trading.template.entity.TemplateDraft;
import org.tradewire.trading.template.entity.TemplateRefusal;
import org.tradewire.trading.template.entity.TemplateView;
import org.tradewire.trading.template.entity.TermsDocument;

/**
 * Templates as administrators see and change them. A version that was offered never changes:
 * challenges keep the one they were bought with. Each change is one transaction, and audited.
 */
@Stateless
@PermitAll
public class TemplateAdministration {

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

  private TemplateRepository repository;
  private AuditLog audit;
  private Clock clock;

  /** For the container's proxy. */
  protected TemplateAdministration() {}

  @Inject
  public TemplateAdministration(TemplateRepository repository, AuditLog audit, Clock clock) {
    this.repository = repository;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * All versions of all templates, also retired ones.
   *
   * @throws Refusal when the caller is no administrator
   */
  public List<TemplateView> all(Caller caller) {
    requireAdministrator(caller);
    return repository.all().stream().map(ChallengeTemplate::view).toList();
  }

  /**
   * Offers a new template.
   *
   * @param code its name for good: 2 to 40 capitals, digits and underscores
   * @throws Refusal when the code is taken
   */
  public TemplateView create(Caller caller, String code, TemplateDraft draft) {
    requireAdministrator(caller);
    if (code == null || !CODE.matcher(code).matches()) {
      throw TemplateRefusal.INVALID_TEMPLATE.ofField(
          "code", "code must have 2 to 40 capitals, digits and underscores.");
    }
    repository.lockChanges();
    if (!repository.versions(code).isEmpty()) {
      throw TemplateRefusal.TEMPLATE_CONFLICT.because(
          "There is a template " + code + "; add a version of it instead.");
    }
    return offer(caller, code, 1, draft, "template.created", null);
  }

  /**
   * Offers a new version in the place of the present one.
   *
   * @throws Refusal when there is no such template
   */
  public TemplateView revise(Caller caller, String code, TemplateDraft draft) {
    requireAdministrator(caller);
    List<ChallengeTemplate> versions = versions(code);
    ChallengeTemplate newest = versions.get(0);
    String before = text(newest);
    if (newest.onOffer()) {
      newest.retire(Moments.now(clock));
    }
    // At most one version is on offer: the old one has to be gone before the new one is there.
    repository.flush();
    return offer(caller, code, newest.version() + 1, draft, "template.revised", before);
  }

  /**
   * Takes a template off the offer; challenges that run keep their version.
   *
   * @throws Refusal when there is no such template
   * @throws Refusal when it is retired already
   */
  public TemplateView retire(Caller caller, String code) {
    requireAdministrator(caller);
    ChallengeTemplate newest = versions(code).get(0);
    if (!newest.onOffer()) {
      throw TemplateRefusal.TEMPLATE_CONFLICT.because(
          "The template " + code + " is retired already.");
    }
    newest.retire(Moments.now(clock));
    note(caller, "template.retired", code, text(newest), null);
    return newest.view();
  }

  private TemplateView offer(
      Caller caller, String code, int version, TemplateDraft draft, String action, String before) {
    ChallengeTemplate added =
        new ChallengeTemplate(UUID.randomUUID(), code, version, draft, Moments.now(clock));
    repository.add(added);
    repository.flush();
    note(caller, action, code, before, text(added));
    return added.view();
  }

  private List<ChallengeTemplate> versions(String code) {
    repository.lockChanges();
    List<ChallengeTemplate> versions = repository.versions(code);
    if (versions.isEmpty()) {
      throw TemplateRefusal.notFound(code);
    }
    return versions;
  }

  private void note(Caller caller, String action, String code, String before, String after) {
    audit.add(caller.did(action, "template:" + code, before, after));
  }

  private static String text(ChallengeTemplate template) {
    TemplateView view = template.view();
    return "version "
        + view.version()
        + ", "
        + view.name()
        + ", "
        + view.price()
        + " "
        + view.priceCurrency()
        + ", "
        + view.initialBalance()
        + " "
        + view.currency()
        + ", "
        + TermsDocument.text(view.terms());
  }

  private static void requireAdministrator(Caller caller) {
    caller.require(Role.ADMIN, "Only administrators see and change all templates.");
  }
}
