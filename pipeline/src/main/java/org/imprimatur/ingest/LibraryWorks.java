package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.imprimatur.ingest.PageReference.Ids;
import org.jspecify.annotations.Nullable;

/** Finds in the library the work that a page lists: by DOI, by PMID, else by title and year. */
final class LibraryWorks {
  private final List<KnownWork> works;
  private final Map<String, List<Integer>> places = new HashMap<>();

  LibraryWorks(List<KnownWork> works) {
    this.works = works;
    for (int i = 0; i < works.size(); i++) {
      KnownWork work = works.get(i);
      add(doi(work.doi()), i);
      add(pmid(work.pmid()), i);
      add(title(work.title()), i);
    }
  }

  private void add(@Nullable String name, int place) {
    if (name != null) {
      places.computeIfAbsent(name, unused -> new ArrayList<>()).add(place);
    }
  }

  /** The first work of the library that is the reference's, or null. */
  @Nullable KnownWork find(PageReference reference) {
    Ids ids = reference.details().ids();
    TreeSet<Integer> near = new TreeSet<>();
    for (String name : names(doi(ids.doi()), pmid(ids.pmid()), title(reference.title()))) {
      near.addAll(places.getOrDefault(name, List.of()));
    }
    for (int place : near) {
      if (isSame(reference, works.get(place))) {
        return works.get(place);
      }
    }
    return null;
  }

  private static boolean isSame(PageReference reference, KnownWork work) {
    Ids ids = reference.details().ids();
    String doi = doi(ids.doi());
    String other = doi(work.doi());
    if (doi != null && other != null) {
      return doi.equals(other);
    }
    if (ids.pmid() != null && work.pmid() != null) {
      return ids.pmid().equals(work.pmid());
    }
    Integer year = reference.details().year();
    if (year != null && work.year() != null && !year.equals(work.year())) {
      return false;
    }
    String title = title(reference.title());
    return title != null && title.equals(title(work.title()));
  }

  private static List<String> names(
      @Nullable String doi, @Nullable String pmid, @Nullable String title) {
    List<String> out = new ArrayList<>();
    for (String name : new @Nullable String[] {doi, pmid, title}) {
      if (name != null) {
        out.add(name);
      }
    }
    return out;
  }

  private static @Nullable String doi(@Nullable String doi) {
    return doi == null ? null : "doi " + doi.toLowerCase(Locale.ROOT);
  }

  private static @Nullable String pmid(@Nullable String pmid) {
    return pmid == null ? null : "pmid " + pmid;
  }

  private static @Nullable String title(String title) {
    String normal = Similarity.normal(title);
    return normal.isEmpty() ? null : "title " + normal;
  }
}
