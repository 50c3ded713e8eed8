package org.imprimatur;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.model.Inline;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house's own rules: who may import whom, who owns which library, who may call what. */
final class ArchitectureTest {
  private static final String ROOT = "org.imprimatur.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.imprimatur");

  /** Package to the packages of ours that it may import. A stage never imports another stage. */
  private static final Map<String, Set<String>> IMPORTS =
      Map.ofEntries(
          row("source", ""),
          row("finding", "source"),
          row("model", "source finding"),
          row("drug", ""),
          row("text", "source finding"),
          row("config", "source finding model text"),
          row("recorded", ""),
          row("read", "source finding recorded"),
          row("parse", "source finding model text"),
          row("claim", "source finding model drug"),
          row("reference", "source finding model text recorded"),
          row("ingest", "source finding model"),
          row("picture", "finding model"),
          row("word", "text"),
          row("resolve", "finding model picture"),
          row("check", "source finding model drug recorded"),
          row("review", "source finding model text"),
          row("search", "model drug text"),
          row("cluster", "search text"),
          row("site", "source finding model text wording recorded"),
          row("wording", "source finding text"),
          row("theme", "source finding model drug text picture wording"),
          row("site.templates", "site wording"),
          row("jats", "source model text wording"),
          row("report", "source finding model text review"),
          row("output", ""),
          row("cache", ""),
          row(
              "run",
              "source finding model text config recorded read parse claim reference resolve "
                  + "check review site report output theme wording"),
          row(
              "history",
              "source finding model config read claim reference resolve review site " + "run"),
          row(
              "examine",
              "source finding model drug text read claim reference resolve check review "
                  + "report run"),
          row(
              "desk",
              "source finding model read reference review search report output run history "
                  + "examine"),
          row(
              "publish",
              "source finding model text recorded read reference check review search site jats "
                  + "report output cache theme run history examine"),
          row("sign", "model review"),
          row("start", "text output"),
          row("serve", ""),
          row(
              "live",
              "source finding model text read review search site report output run desk publish "
                  + "serve"),
          row(
              "lsp",
              "source finding model text read claim reference resolve check report run examine"),
          row(
              "intake",
              "source finding model text read claim reference ingest word review output run"),
          row("manuscript", "source model text read claim reference review run theme wording word"),
          row(
              "cli",
              "source finding model text read review search jats cluster report output cache run"
                  + " history examine desk sign publish start lsp live intake manuscript"));

  /** Library (root package) to the one package of ours that may import it; of the JDK, to two. */
  private static final Map<String, String> OWNERS =
      Map.ofEntries(
          Map.entry("com.fasterxml.jackson..", "text"),
          Map.entry("org.yaml.snakeyaml..", "text"),
          Map.entry("com.networknt..", "text"),
          Map.entry("com.vladsch.flexmark..", "parse"),
          Map.entry("org.apache.lucene..", "search"),
          Map.entry("com.jcraft.jzlib..", "search"),
          Map.entry("gg.jte..", "site"),
          Map.entry("org.apache.commons.cli..", "cli"),
          Map.entry("org.eclipse.lsp4j..", "lsp"),
          Map.entry("me.tongfei.progressbar..", "cli"),
          Map.entry("de.undercouch.citeproc..", "reference"),
          Map.entry("org.jbibtex..", "reference"),
          // Both read XML of strangers, each within its own limits: pictures and Word files.
          Map.entry("javax.xml.stream..", "picture word"),
          // A citation style is XML, from which the numbers are taken out.
          Map.entry("org.w3c.dom..", "reference"),
          Map.entry("org.xml.sax..", "reference"),
          Map.entry("org.apache.commons.csv..", "reference"),
          Map.entry("org.eclipse.jgit..", "read"),
          Map.entry("org.jsoup..", "ingest"),
          Map.entry("com.helger..", "theme"),
          // What a cache holds is sealed with SipHash, which Java does not have.
          Map.entry("org.bouncycastle..", "cache review"),
          Map.entry("com.github.difflib..", "review"),
          Map.entry("com.sun.net.httpserver..", "serve"),
          Map.entry("java.net.http..", "cluster"),
          Map.entry("org.erdtman.jcs..", "text"));

  private static Map.Entry<String, Set<String>> row(String name, String imports) {
    return Map.entry(name, imports.isEmpty() ? Set.of() : Set.of(imports.split(" ", -1)));
  }

  @Test
  void noSimpleNameStandsTwice() {
    Map<String, Set<String>> packages = new TreeMap<>();
    CLASSES.stream()
        .filter(c -> c.isTopLevelClass() && !c.getSimpleName().equals("package-info"))
        .forEach(
            c ->
                packages
                    .computeIfAbsent(c.getSimpleName(), name -> new TreeSet<>())
                    .add(c.getPackageName()));
    packages.values().removeIf(each -> each.size() < 2);
    assertEquals(Map.of(), packages);
  }

  @TestFactory
  List<DynamicTest> everyPackageImportsOnlyWhatTheTableAllows() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<String, Set<String>> entry : IMPORTS.entrySet()) {
      tests.add(
          DynamicTest.dynamicTest(
              entry.getKey(),
              () -> assertEquals(Set.of(), forbidden(entry.getKey(), entry.getValue()))));
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> everyPackageImportsAllThatTheTableAllows() {
    List<DynamicTest> tests = new ArrayList<>();
    IMPORTS.forEach(
        (from, allowed) ->
            tests.add(
                DynamicTest.dynamicTest(
                    from, () -> assertEquals(new TreeSet<>(allowed), imported(from)))));
    return tests;
  }

  @Test
  void everyPackageStandsInTheTable() {
    Set<String> found =
        CLASSES.stream()
            .map(ArchitectureTest::packageOf)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(IMPORTS.keySet()), found);
  }

  @Test
  void noPackagesImportEachOtherInACircle() {
    slices()
        .matching("org.imprimatur.(*)..")
        .namingSlices("$1")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @TestFactory
  List<DynamicTest> everyLibraryIsImportedByOnePackage() {
    List<DynamicTest> tests = new ArrayList<>();
    OWNERS.forEach(
        (library, owner) ->
            tests.add(
                DynamicTest.dynamicTest(
                    library,
                    () ->
                        noClasses()
                            .that()
                            .resideOutsideOfPackages(
                                Stream.of(owner.split(" ", -1))
                                    .map(each -> ROOT + each + "..")
                                    .toArray(String[]::new))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(library)
                            .check(CLASSES))));
    return tests;
  }

  @Test
  void everyLibraryHasAnOwner() {
    List<String> known = new ArrayList<>(OWNERS.keySet());
    known.addAll(List.of("org.imprimatur..", "java..", "javax..", "jdk.jfr..", "org.jspecify.."));
    noClasses()
        .should()
        .dependOnClassesThat(
            not(resideInAnyPackage(known.toArray(String[]::new)))
                .and(
                    com.tngtech.archunit.base.DescribedPredicate.describe(
                        "are no primitives", (JavaClass c) -> !c.getPackageName().isEmpty())))
        .check(CLASSES);
  }

  @Test
  void theProcessEndsInOnePlace() {
    Set<String> callers =
        CLASSES.stream()
            .filter(
                c ->
                    c.getMethodCallsFromSelf().stream()
                        .anyMatch(
                            call ->
                                call.getTargetOwner().isEquivalentTo(System.class)
                                    && call.getName().equals("exit")))
            .map(JavaClass::getName)
            .collect(Collectors.toSet());
    assertTrue(Set.of("org.imprimatur.cli.Main").containsAll(callers), callers.toString());
  }

  @Test
  void onlyTheCommandLineKnowsConsoleAndClock() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.imprimatur.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.LocalDateTime.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now")
        .orShould()
        .callMethod(java.time.Clock.class, "systemUTC")
        .orShould()
        .callMethod(java.time.Clock.class, "systemDefaultZone")
        .check(CLASSES);
  }

  @Test
  void nothingDependsOnTheMachinesLocaleOrCharset() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .check(CLASSES);
    noClasses()
        .should()
        .callMethod(java.util.Locale.class, "getDefault")
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .orShould()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "formatted", Object[].class)
        .orShould()
        .callMethod(String.class, "getBytes")
        .orShould()
        .callConstructor(String.class, byte[].class)
        .orShould()
        .callMethod(Double.class, "toString", double.class)
        .orShould()
        .callMethod(java.nio.charset.Charset.class, "defaultCharset")
        .orShould()
        .callMethod(java.time.ZoneId.class, "systemDefault")
        .check(CLASSES);
  }

  @Test
  void theModelIsValuesAndWalks() {
    classes()
        .that()
        .resideInAPackage("org.imprimatur.model..")
        .and()
        .areTopLevelClasses()
        .and()
        .areNotAssignableTo(Inline.Visitor.class)
        .and()
        .haveSimpleNameNotEndingWith("package-info")
        .should()
        .beRecords()
        .orShould()
        .beEnums()
        .orShould()
        .beInterfaces()
        .check(CLASSES);
  }

  private static Set<String> imported(String from) {
    return CLASSES.stream()
        .filter(c -> packageOf(c).equals(from))
        .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
        .map(d -> packageOf(d.getTargetClass()))
        .filter(to -> !to.isEmpty() && !to.equals(from))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> forbidden(String from, Set<String> allowed) {
    return CLASSES.stream()
        .filter(c -> packageOf(c).equals(from))
        .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
        .filter(d -> d.getTargetClass().getPackageName().startsWith(ROOT))
        .filter(d -> !packageOf(d.getTargetClass()).equals(from))
        .filter(d -> !allowed.contains(packageOf(d.getTargetClass())))
        .map(
            d ->
                from
                    + " -> "
                    + packageOf(d.getTargetClass())
                    + " in "
                    + d.getOriginClass().getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String packageOf(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(ROOT) ? name.substring(ROOT.length()) : "";
  }
}
