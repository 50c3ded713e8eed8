package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.model.Reference;

/**
 * Which keys mean one work: those that share a DOI (case aside) or a PMID, and those that share one
 * with them.
 */
final class WorkIndex {
  /** Key to a key nearer to the work's first one; the first one names itself. */
  private final Map<String, String> parents = new LinkedHashMap<>();

  /** Identifier to the key that had it first. */
  private final Map<String, String> owners = new LinkedHashMap<>();

  private WorkIndex() {}

  static WorkIndex of(Collection<LibraryRecord> records) {
    return ofReferences(records.stream().map(LibraryRecord::reference).toList());
  }

  static WorkIndex ofReferences(Collection<Reference> references) {
    WorkIndex works = new WorkIndex();
    for (Reference reference : references) {
      works.parents.put(reference.key(), reference.key());
      for (String identifier : identifiers(reference)) {
        String owner = works.owners.putIfAbsent(identifier, reference.key());
        if (owner != null) {
          works.parents.put(works.of(reference.key()), works.of(owner));
        }
      }
    }
    return works;
  }

  /** {@code doi:...} and {@code pmid:...} of a record, as they are compared. */
  static List<String> identifiers(Reference reference) {
    List<String> out = new ArrayList<>();
    if (reference.doi() != null) {
      out.add("doi:" + reference.doi());
    }
    if (reference.pmid() != null) {
      out.add("pmid:" + reference.pmid());
    }
    return out;
  }

  /** The name of a key's work: the same for two keys of one work. */
  String of(String key) {
    String at = key;
    String parent = parents.getOrDefault(at, at);
    while (!parent.equals(at)) {
      at = parent;
      parent = parents.getOrDefault(at, at);
    }
    return at;
  }

  /** All identifiers of the library. */
  Set<String> identifiers() {
    return new TreeSet<>(owners.keySet());
  }

  /** The key that had an identifier first. */
  String owner(String identifier) {
    return owners.getOrDefault(identifier, "");
  }
}
