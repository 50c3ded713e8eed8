package org.imprimatur.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.picture.PictureReader.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What a drawing costs to draw. Parts that name parts that name parts multiply: a few lines can ask
 * for billions of shapes. Each reference counts what it leads to once more, a marker once for each
 * point it may stand at.
 */
final class SvgReferences {
  private static final long MOST_SHAPES = 200_000;
  private static final int DEEPEST = 24;

  private final Map<String, SvgNode.Element> byId = new HashMap<>();
  private final List<SvgStyle.Rule> rules = new ArrayList<>();
  private final IdentityHashMap<SvgNode.Element, Cost> costs = new IdentityHashMap<>();
  private final IdentityHashMap<SvgNode.Element, Boolean> underWay = new IdentityHashMap<>();
  private long points;

  private SvgReferences() {}

  /** How many shapes are drawn for an element, and how many references deep it leads. */
  private record Cost(long shapes, int depth) {}

  /** A reference to a part, and how often it may be drawn for it. */
  private record Reference(String id, long times) {}

  /**
   * Checks a drawing.
   *
   * @throws Refusal when a part leads back to itself, or drawing it would take too long
   */
  static void check(SvgNode.Element root) throws Refusal {
    SvgReferences references = new SvgReferences();
    references.collect(root);
    references.cost(root, 0);
  }

  private void collect(SvgNode.Element element) {
    String id = element.attributes().get("id");
    if (id != null) {
      byId.putIfAbsent(id, element);
    }
    points += points(element);
    if (element.name().equals("style")) {
      for (SvgNode node : element.content()) {
        if (node instanceof SvgNode.Text text) {
          rules.addAll(new SvgStyle(fault -> {}).rules(text.text()));
        }
      }
      rules.removeIf(rule -> rule.references().isEmpty());
    }
    element.elements().forEach(this::collect);
  }

  private Cost cost(SvgNode.Element element, int above) throws Refusal {
    Cost known = costs.get(element);
    if (known != null) {
      return known;
    }
    if (underWay.put(element, true) != null) {
      throw unsafe(element, "<" + element.name() + "> leads back to itself");
    }
    long shapes = 1;
    int depth = 0;
    for (SvgNode.Element child : element.elements()) {
      Cost inner = cost(child, above);
      shapes += inner.shapes();
      depth = Math.max(depth, inner.depth());
    }
    for (Reference reference : references(element)) {
      SvgNode.Element target = byId.get(reference.id());
      if (target != null && above < DEEPEST) {
        Cost inner = cost(target, above + 1);
        shapes += reference.times() * inner.shapes();
        depth = Math.max(depth, inner.depth() + 1);
      }
    }
    if (depth + above >= DEEPEST) {
      throw unsafe(element, "parts name parts more than " + DEEPEST + " deep");
    }
    if (shapes > MOST_SHAPES) {
      throw unsafe(
          element,
          "drawing it takes more than "
              + MOST_SHAPES
              + " shapes, since parts name parts again and again");
    }
    underWay.remove(element);
    Cost cost = new Cost(shapes, depth);
    costs.put(element, cost);
    return cost;
  }

  private List<Reference> references(SvgNode.Element element) {
    List<Reference> out = new ArrayList<>();
    for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
      String name = attribute.getKey();
      String value = attribute.getValue();
      if (name.equals("href")) {
        add(SvgValue.fragment(value), 1, out);
      } else if (!name.equals("id")) {
        List<String> ids = new ArrayList<>();
        SvgValue.fault(value, ids);
        boolean marks = name.startsWith("marker") || value.contains("marker");
        ids.forEach(id -> add(id, marks ? times(element) : 1, out));
      }
    }
    for (SvgStyle.Rule rule : rules) {
      if (rule.mayConcern(element)) {
        boolean marks = rule.declarations().contains("marker");
        rule.references().forEach(id -> add(id, marks ? times(element) : 1, out));
      }
    }
    return out;
  }

  private static void add(@Nullable String id, long times, List<Reference> out) {
    if (id != null) {
      out.add(new Reference(id, times));
    }
  }

  /** A shape's own points; a group hands its markers to every shape in it. */
  private long times(SvgNode.Element element) {
    long own = points(element);
    return own > 0 ? own : Math.max(1, points);
  }

  /** How many points a shape has, at most: two numbers each. */
  private static long points(SvgNode.Element element) {
    String shape =
        element.attributes().getOrDefault("d", element.attributes().getOrDefault("points", ""));
    long numbers = 0;
    boolean inNumber = false;
    for (int i = 0; i < shape.length(); i++) {
      boolean digit = shape.charAt(i) >= '0' && shape.charAt(i) <= '9';
      numbers += digit && !inNumber ? 1 : 0;
      inNumber = digit;
    }
    return (numbers + 1) / 2;
  }

  private static Refusal unsafe(SvgNode.Element element, String what) {
    return Refusal.unsafe(List.of("line " + element.line() + ": " + what), 0);
  }
}
