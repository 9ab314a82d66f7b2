package org.tradewire.web.rest.challenge;

import java.util.List;
import org.tradewire.trading.template.entity.BestDay;
import org.tradewire.trading.template.entity.Breach;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.trading.template.entity.DailyLoss;
import org.tradewire.trading.template.entity.LossAction;
import org.tradewire.trading.template.entity.MaximumLoss;
import org.tradewire.trading.template.entity.TargetBasis;
import org.tradewire.web.rest.Shape;

/**
 * Shapes of templates, and of their terms as {@link
 * org.tradewire.trading.template.entity.TermsDocument} reads and writes them.
 */
final class TemplateShapes {
  private static final List<String> FLOATING = List.of("COUNTED", "IGNORED");

  private TemplateShapes() {}

  static List<Shape> all() {
    return List.of(
        limits(
                Shape.answer("Template")
                    .uuid("id")
                    .text("code")
                    .text("name")
                    .number("version")
                    .money("price")
                    .text("price_currency")
                    .money("initial_balance")
                    .text("currency"))
            .instant("created_at")
            .instant("retired_at")
            .nullable(),
        draft(Shape.request("NewTemplate").text("code")),
        draft(Shape.request("TemplateRevision")),
        terms(),
        limit(Shape.answer("DailyLoss"))
            .choice("type", DailyLoss.Basis.class)
            .choice("breach", Breach.class)
            .choice("action", LossAction.class),
        limit(Shape.answer("MaximumLoss"))
            .choice("type", MaximumLoss.Trail.class)
            .choice("breach", Breach.class)
            .decimal("lock_at")
            .optional(),
        Shape.answer("BestDay")
            .decimal("percent")
            .flag("inclusive")
            .choice("basis", BestDay.Basis.class),
        Shape.answer("News")
            .number("before_minutes")
            .number("after_minutes")
            .choices("phases", ChallengePhase.class),
        Shape.answer("Closure")
            .text("from")
            .says("A day of the week and a time of day, FRIDAY 21:45.")
            .text("until")
            .flag("close_positions")
            .choices("phases", ChallengePhase.class),
        Shape.answer("PhaseTerms")
            .choice("phase", ChallengePhase.class)
            .decimal("target_percent")
            .optional()
            .says("Missing for FUNDED."),
        newTerms(),
        limit(Shape.strictRequest("NewDailyLoss"))
            .choice("type", DailyLoss.Basis.class)
            .choice("breach", Breach.class)
            .optional()
            .choice("action", LossAction.class)
            .optional(),
        limit(Shape.strictRequest("NewMaximumLoss"))
            .choice("type", MaximumLoss.Trail.class)
            .choice("breach", Breach.class)
            .optional()
            .decimal("lock_at")
            .optional(),
        Shape.strictRequest("NewBestDay")
            .decimal("percent")
            .flag("inclusive")
            .optional()
            .choice("basis", BestDay.Basis.class)
            .optional(),
        Shape.strictRequest("NewNews")
            .number("before_minutes")
            .optional()
            .number("after_minutes")
            .optional()
            .choices("phases", ChallengePhase.class),
        Shape.strictRequest("NewClosure")
            .text("from")
            .says("A day of the week and a time of day, FRIDAY 21:45.")
            .text("until")
            .flag("close_positions")
            .optional()
            .choices("phases", ChallengePhase.class)
            .optional(),
        Shape.strictRequest("NewPhaseTerms")
            .choice("phase", ChallengePhase.class)
            .decimal("target_percent")
            .optional()
            .says("Required, except for FUNDED, which has none."));
  }

  /** What {@code ChallengeWire} says of the terms of a template or a challenge. */
  static Shape limits(Shape shape) {
    return shape
        .text("time_zone")
        .money("max_daily_drawdown_percent")
        .nullable()
        .money("max_total_drawdown_percent")
        .nullable()
        .money("profit_target_percent")
        .nullable()
        .one("terms", "Terms");
  }

  private static Shape draft(Shape shape) {
    return shape
        .text("name")
        .decimal("price")
        .text("price_currency")
        .decimal("initial_balance")
        .text("currency")
        .one("terms", "NewTerms");
  }

  private static Shape terms() {
    return Shape.answer("Terms")
        .text("time_zone")
        .text("reset_time")
        .one("daily_loss", "DailyLoss")
        .optional()
        .one("maximum_loss", "MaximumLoss")
        .optional()
        .one("best_day", "BestDay")
        .optional()
        .one("news", "News")
        .optional()
        .number("minimum_trading_days")
        .number("maximum_days")
        .number("inactivity_days")
        .decimal("alert_threshold_percent")
        .choice("target", TargetBasis.class)
        .choice("floating", FLOATING)
        .many("closures", "Closure")
        .many("phases", "PhaseTerms");
  }

  private static Shape newTerms() {
    return Shape.strictRequest("NewTerms")
        .text("time_zone")
        .text("reset_time")
        .optional()
        .one("daily_loss", "NewDailyLoss")
        .optional()
        .one("maximum_loss", "NewMaximumLoss")
        .optional()
        .one("best_day", "NewBestDay")
        .optional()
        .one("news", "NewNews")
        .optional()
        .number("minimum_trading_days")
        .optional()
        .number("maximum_days")
        .optional()
        .number("inactivity_days")
        .optional()
        .decimal("alert_threshold_percent")
        .optional()
        .choice("target", TargetBasis.class)
        .optional()
        .choice("floating", FLOATING)
        .optional()
        .many("closures", "NewClosure")
        .optional()
        .many("phases", "NewPhaseTerms");
  }

  private static Shape limit(Shape shape) {
    return shape
        .decimal("percent")
        .optional()
        .says("This or amount, never both.")
        .decimal("amount")
        .optional();
  }
}
