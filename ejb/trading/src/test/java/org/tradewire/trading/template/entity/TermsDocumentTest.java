package org.tradewire.trading.template.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.trading.shared.Refusal;

class TermsDocumentTest {

  private static final String PHASES = "'phases':[{'phase':'FUNDED'}]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "terms.phases[1].target_percent | 'phases':[{'phase':'FUNDED'},{'target_percent':'NaN',"
            + "'phase':'FUNDED'}]",
        "terms.target | 'target':'PROFIT'," + PHASES,
        "terms.best_day.basis | 'best_day':{'percent':50,'basis':1}," + PHASES,
        "terms.phases[0].limit | 'phases':[{'phase':'FUNDED','limit':1}]",
        "terms.closures[0].until | 'closures':[{'from':'FRIDAY 21:45'}]," + PHASES,
        "terms.news.phases | 'news':{'phases':['FUNDED','FUNDED','FUNDED','FUNDED']}," + PHASES,
        "terms.closures[0].phases | 'closures':[{'from':'FRIDAY 21:45','until':'SUNDAY 23:00',"
            + "'phases':['FUNDED','FUNDED','FUNDED','FUNDED']}],"
            + PHASES,
      })
  void shouldNameTheFieldThatIsWrongByItsPath(String field, String terms) {
    assertThatThrownBy(() -> read(terms))
        .hasMessageStartingWith(field + " ")
        .extracting(refused -> ((Refusal) refused).field().orElseThrow())
        .isEqualTo(field);
  }

  @Test
  void shouldCompareTargetsWithTheBalanceWhereTermsSayNothingElse() {
    ChallengeTerms old = read("'best_day':{'percent':50}," + PHASES);
    assertThat(old.targetBasis()).isEqualTo(TargetBasis.BALANCE_WHEN_FLAT);
    assertThat(old.bestDay().basis()).isEqualTo(BestDay.Basis.HIGHER_OF);

    ChallengeTerms own =
        read("'target':'EQUITY','best_day':{'percent':50,'basis':'REALISED'}," + PHASES);
    assertThat(own.targetBasis()).isEqualTo(TargetBasis.EQUITY);
    assertThat(own.bestDay().basis()).isEqualTo(BestDay.Basis.REALISED);
    assertThat(TermsDocument.read(TermsDocument.text(own))).isEqualTo(own);
  }

  @Test
  void shouldTakeEachPhaseOnce() {
    ChallengeTerms terms =
        read(
            "'news':{'phases':['EVALUATION','VERIFICATION','FUNDED']},"
                + "'phases':[{'phase':'EVALUATION','target_percent':8},"
                + "{'phase':'VERIFICATION','target_percent':5},{'phase':'FUNDED'}]");

    assertThat(terms.phases()).hasSize(3);
    assertThat(terms.news().phases()).containsExactlyInAnyOrder(ChallengePhase.values());
  }

  @Test
  void shouldTakeAsManyClosuresAsABodyHolds() {
    String closure = "{'from':'FRIDAY 21:45','until':'SUNDAY 23:00'}";
    int most = 64 * 1024 / closure.length();

    assertThat(read("'closures':[" + closure + ("," + closure).repeat(most - 1) + "]," + PHASES))
        .extracting(terms -> terms.closures().size())
        .isEqualTo(most);
  }

  private static ChallengeTerms read(String members) {
    return TermsDocument.read(object("{'time_zone':'UTC'," + members + "}"));
  }

  private static JsonObject object(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readObject();
    }
  }
}
