package org.imprimatur.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.imprimatur.model.Person;
import org.jspecify.annotations.Nullable;

/** The {@code people} of the configuration: the board. */
final class PeopleReader {
  private static final Pattern LINE =
      Pattern.compile("[ \\t]*(sk-)?(ssh|ecdsa)-[^ \\t\\r\\n]+ [A-Za-z0-9+/=]+( [^\\r\\n]*)?");

  private static final Pattern ORCID = Pattern.compile("(\\d{4}-){3}\\d{3}[\\dX]");

  private static final String PASSKEY = "sk-ecdsa-sha2-nistp256@openssh.com ";

  /** As browsers write origins in which a passkey can be used; the usual ports are left out. */
  private static final Pattern ORIGIN =
      Pattern.compile(
          "https://[a-z0-9.-]+(:(?!443$)[1-9][0-9]{0,4})?"
              + "|http://([a-z0-9-]+\\.){0,20}localhost(:(?!80$)[1-9][0-9]{0,4})?");

  private PeopleReader() {}

  static List<Person> read(SettingFields root) {
    List<Person> people = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (SettingFields fields : root.blocks("people")) {
      Person person = person(fields);
      if (!person.id().isEmpty() && !ids.add(person.id())) {
        fields.error("id", "the id \"" + person.id() + "\" is on the board twice");
      }
      people.add(person);
    }
    return people;
  }

  private static Person person(SettingFields fields) {
    String id = fields.requiredText("id");
    String name = fields.requiredText("name");
    List<String> roles = fields.texts("roles");
    List<Person.Key> keys = new ArrayList<>();
    for (SettingFields key : fields.blocks("keys")) {
      keys.add(key(key));
    }
    Person person =
        new Person(
            id,
            name,
            roles == null ? List.of() : roles,
            fields.text("interests"),
            keys,
            fields.text("credentials"),
            fields.text("affiliation"),
            fields.converted("orcid", PeopleReader::orcid),
            term(fields.block("term")));
    fields.done();
    return person;
  }

  private static @Nullable String orcid(String text) {
    return ORCID.matcher(text).matches() ? text : null;
  }

  private static Person.Term term(SettingFields fields) {
    LocalDate from = fields.date("from");
    LocalDate until = fields.date("until");
    if (from != null && until != null && until.isBefore(from)) {
      fields.error("until", "this term of office ends before it begins");
    }
    fields.done();
    return new Person.Term(from, until);
  }

  private static Person.Key key(SettingFields fields) {
    String line = fields.requiredText("key", LINE);
    LocalDate from = fields.date("from");
    LocalDate until = fields.date("until");
    LocalDate revoked = fields.date("revoked");
    String reason = fields.text("reason");
    if (from != null && until != null && until.isBefore(from)) {
      fields.error("until", "this key ends before it begins");
    }
    if (revoked != null && reason == null) {
      fields.error("revoked", "a revoked key needs a reason: it voids what the key signed");
    }
    List<String> origins = fields.matching("origins", ORIGIN);
    if (origins != null && !origins.isEmpty() && !line.startsWith(PASSKEY)) {
      fields.error("origins", "only a passkey has origins, a key of type " + PASSKEY.strip());
    }
    fields.done();
    return new Person.Key(
        line, from, until, revoked, reason, origins == null ? List.of() : origins);
  }
}
