package org.imprimatur.jats;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.model.Person;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;
import org.jspecify.annotations.Nullable;

/** The people of an article: who wrote it, and who approved it when. */
final class JatsPeople {
  private final JatsArticle article;
  private final Xml out;
  private final List<String[]> interests = new ArrayList<>();
  private int number;

  JatsPeople(JatsArticle article, Xml out) {
    this.article = article;
    this.out = out;
  }

  void write() {
    List<String> authors = article.checked().article().frontMatter().authors();
    if (!authors.isEmpty()) {
      out.open("contrib-group").with("content-type", "authors").text("\n");
      for (String author : authors) {
        Person person = JatsFront.person(article.configuration(), author);
        contributor("author", person, person == null ? author : person.name(), List.of("author"));
      }
      out.closeLine();
    }
    approvals();
    if (!interests.isEmpty()) {
      out.open("author-notes").text("\n");
      for (String[] note : interests) {
        out.open("fn").with("fn-type", "coi-statement").with("id", note[0]);
        out.open("p").text(note[1]).close().closeLine();
      }
      out.closeLine();
    }
  }

  /** Nobody has reviewed sample data, whoever signed it. */
  private void approvals() {
    Proof proof = article.checked().proof();
    if (proof.proved() != Status.APPROVED || article.configuration().site().sample()) {
      return;
    }
    out.open("contrib-group").with("content-type", "approvals").text("\n");
    for (Proof.Approval approval : proof.approvals()) {
      Person person = JatsFront.person(article.configuration(), approval.by());
      String approved = "approved on " + approval.at().substring(0, 10);
      contributor("reviewer", person, approval.name(), List.of(approval.role(), approved));
    }
    out.closeLine();
  }

  private void contributor(String type, @Nullable Person person, String name, List<String> roles) {
    out.open("contrib").with("contrib-type", type).with("id", "person-" + ++number);
    if (person != null && person.orcid() != null) {
      out.open("contrib-id").with("contrib-id-type", "orcid");
      out.text("https://orcid.org/" + person.orcid()).close();
    }
    out.open("string-name").text(name).close();
    if (person != null && person.credentials() != null) {
      out.open("degrees").text(person.credentials()).close();
    }
    for (String role : roles) {
      out.open("role").text(role).close();
    }
    if (person != null && person.affiliation() != null) {
      out.open("aff").text(person.affiliation()).close();
    }
    if (person != null && person.interests() != null) {
      String id = "coi-" + number;
      out.open("xref").with("ref-type", "fn").with("rid", id).close();
      interests.add(new String[] {id, name + ": " + person.interests()});
    }
    out.closeLine();
  }
}
