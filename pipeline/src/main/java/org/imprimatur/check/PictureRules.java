package org.imprimatur.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Picture;

/**
 * The rules about pictures that are not published: what was decided is reported where the image
 * stands.
 */
final class PictureRules {
  private static final String UNSAFE = "image/unsafe";
  private static final String UNKNOWN_KIND = "image/unknown-kind";
  private static final String TOO_LARGE = "image/too-large";

  /**
   * A page without a picture that its author wrote into it is never a matter of taste; these cannot
   * be silenced.
   */
  static final Set<String> NEVER_SILENT = Set.of(UNSAFE, UNKNOWN_KIND, TOO_LARGE);

  private PictureRules() {}

  static List<Rule> all() {
    return List.of(new Refused(UNSAFE), new Refused(UNKNOWN_KIND), new Refused(TOO_LARGE));
  }

  /** A picture that is refused under a rule. */
  private record Refused(String id) implements Rule.OfArticle {

    @Override
    public void check(RuleInput subject, Sink sink) {
      Map<String, Picture> pictures = subject.checked().targets().pictures();
      for (Inline.Image image : subject.contents().images()) {
        if (pictures.get(image.destination()) instanceof Picture.Refused refused
            && refused.rule().equals(id)) {
          sink.report(
              id,
              image.span(),
              "the picture "
                  + WordForms.quote(image.destination())
                  + " is not published: it "
                  + refused.reason(),
              refused.hint());
        }
      }
    }
  }
}
