package org.imprimatur.check;

import java.util.List;
import java.util.Optional;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Inline;
import org.imprimatur.model.LinkTarget;
import org.imprimatur.model.Picture;
import org.imprimatur.source.Span;

/** The rules about links and images. */
final class LinkRules {
  private static final String ARTICLES = "articles/";

  private static final Optional<Picture.Missing> MISSES_NOTHING = Optional.empty();

  private LinkRules() {}

  static List<Rule> all() {
    return List.of(new Broken(), new Insecure(), new NoAlt());
  }

  /** {@code link/broken}: a link, an image or a related article that is not there. */
  private static final class Broken implements Rule.OfArticle {

    @Override
    public String id() {
      return RuleId.LINK_BROKEN.id();
    }

    @Override
    public void check(RuleInput input, Sink sink) {
      for (Inline.Link link : input.contents().links()) {
        new Found(input, link.destination(), link.span(), sink).link();
      }
      for (Inline.Image image : input.contents().images()) {
        new Found(input, image.destination(), image.span(), sink).image();
      }
      related(input, sink);
    }

    private void related(RuleInput input, Sink sink) {
      List<String> related = input.front().related();
      for (int i = 0; i < related.size(); i++) {
        String id = related.get(i);
        Span place = input.front().place("related[" + i + "]");
        if (id.equals(input.article().id().value())) {
          sink.report(id(), place, "the article names itself as related", "take it out");
        } else if (!input.context().corpus().hasArticle(id)) {
          sink.report(
              id(),
              place,
              "the related article \"" + id + "\" does not exist",
              hintForCase(
                  input,
                  ARTICLES + id + ".md",
                  "write the id: its path below articles/, without .md"));
        }
      }
    }
  }

  private static String hintForCase(RuleInput input, String path, String otherwise) {
    String same = input.context().corpus().sameButForCase(path);
    return same == null
        ? otherwise
        : "\"" + same + "\" differs only in case, which most web hosts tell apart";
  }

  /** What was decided of one link or image, and what is wrong with it. */
  private record Found(RuleInput input, String destination, Span span, Sink sink)
      implements LinkTarget.Visitor<Optional<LinkTarget.Nowhere>> {

    void link() {
      LinkTarget target = input.checked().targets().links().get(destination);
      if (target != null) {
        target.accept(this).ifPresent(it -> broken(it.message(), it.hint()));
      }
    }

    /** What becomes of a file that is there, the rules on pictures report. */
    void image() {
      Picture picture = input.checked().targets().pictures().get(destination);
      if (picture != null) {
        picture
            .match(published -> MISSES_NOTHING, refused -> MISSES_NOTHING, Optional::of)
            .ifPresent(it -> broken(it.message(), it.hint()));
      }
    }

    private void broken(String message, String hint) {
      sink.report(RuleId.LINK_BROKEN.id(), span, message, hint);
    }

    @Override
    public Optional<LinkTarget.Nowhere> nowhere(LinkTarget.Nowhere it) {
      return Optional.of(it);
    }

    @Override
    public Optional<LinkTarget.Nowhere> place(LinkTarget.Place it) {
      if (input.contents().anchors().contains(it.anchor())) {
        return Optional.empty();
      }
      String message =
          "\""
              + destination
              + "\" leads nowhere: this article has no heading or claim \"#"
              + it.anchor()
              + "\"";
      return Optional.of(new LinkTarget.Nowhere(message, AnchorIndex.HINT));
    }

    /** Whether another article has such a place, is known when all are read. */
    @Override
    public Optional<LinkTarget.Nowhere> article(LinkTarget.OfArticle it) {
      if (it.anchor() != null) {
        sink.await(input.article().id(), span, it.id(), it.anchor(), destination);
      }
      return Optional.empty();
    }

    @Override
    public Optional<LinkTarget.Nowhere> web(LinkTarget.Web it) {
      return Optional.empty();
    }

    @Override
    public Optional<LinkTarget.Nowhere> mail(LinkTarget.Mail it) {
      return Optional.empty();
    }

    @Override
    public Optional<LinkTarget.Nowhere> phone(LinkTarget.Phone it) {
      return Optional.empty();
    }

    @Override
    public Optional<LinkTarget.Nowhere> file(LinkTarget.File it) {
      return Optional.empty();
    }
  }

  /** {@code link/insecure}: what comes over http can be read and changed on its way. */
  private static final class Insecure implements Rule.OfArticle {

    @Override
    public String id() {
      return RuleId.LINK_INSECURE.id();
    }

    @Override
    public void check(RuleInput input, Sink sink) {
      for (Inline.Link link : input.contents().links()) {
        LinkTarget target = input.checked().targets().links().get(link.destination());
        if (target != null && target.isInsecure()) {
          sink.report(
              id(),
              link.span(),
              WordForms.quote(link.destination()) + " is not a secure address",
              "write https://, if the host serves it");
        }
      }
    }
  }

  /** {@code image/no-alt}: an image that says nothing to who cannot see it. */
  private static final class NoAlt implements Rule.OfArticle {

    @Override
    public String id() {
      return RuleId.IMAGE_NO_ALT.id();
    }

    @Override
    public void check(RuleInput input, Sink sink) {
      for (Inline.Image image : input.contents().images()) {
        String alt = image.alt().strip();
        String file = image.destination().substring(image.destination().lastIndexOf('/') + 1);
        if (alt.isEmpty() || alt.equalsIgnoreCase(file)) {
          sink.report(
              id(),
              image.span(),
              "the image " + WordForms.quote(file) + " has no alternative text",
              "say in the brackets what the image shows: ![what it shows]("
                  + image.destination()
                  + ")");
        }
      }
    }
  }
}
