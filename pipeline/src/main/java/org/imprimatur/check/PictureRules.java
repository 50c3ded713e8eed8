package org.imprimatur.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Picture;

/**
 * The rules about pictures that are not published: what was decided is reported where the image
 * stands.
 */
final class PictureRules {

  /**
   * A page without a picture that its author wrote into it is never a matter of taste; these cannot
   * be silenced.
   */
  static final Set<String> NEVER_SILENT =
      Set.of(RuleId.IMAGE_UNSAFE.id(), RuleId.IMAGE_UNKNOWN_KIND.id(), RuleId.IMAGE_TOO_LARGE.id());

  private PictureRules() {}

  static List<Rule> all() {
    return List.of(
        new Refused(RuleId.IMAGE_UNSAFE),
        new Refused(RuleId.IMAGE_UNKNOWN_KIND),
        new Refused(RuleId.IMAGE_TOO_LARGE));
  }

  /** A picture that is refused under a rule. */
  private record Refused(RuleId rule) implements Rule.OfArticle {

    @Override
    public String id() {
      return rule.id();
    }

    @Override
    public void check(RuleInput input, Sink sink) {
      Map<String, Picture> pictures = input.checked().targets().pictures();
      for (Inline.Image image : input.contents().images()) {
        Picture picture = pictures.get(image.destination());
        if (picture != null) {
          picture
              .refusal()
              .filter(refused -> refused.rule() == rule)
              .ifPresent(refused -> report(image, refused, sink));
        }
      }
    }

    private void report(Inline.Image image, Picture.Refused refused, Sink sink) {
      sink.report(
          id(),
          image.span(),
          "the picture "
              + WordForms.quote(image.destination())
              + " is not published: it "
              + refused.reason(),
          refused.hint());
    }
  }
}
