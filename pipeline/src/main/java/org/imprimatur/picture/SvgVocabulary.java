package org.imprimatur.picture;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a drawing may hold. Names that are on none of these lists are refused by name, so that
 * nothing is left out unsaid. Sources: SVG 2 (elements, attributes and their appendix of
 * properties), Filter Effects 1, CSS Masking 1, Compositing 1. See {@code docs/images.md}.
 */
final class SvgVocabulary {
  static final String SVG = "http://www.w3.org/2000/svg";
  static final String XLINK = "http://www.w3.org/1999/xlink";
  static final String XML = "http://www.w3.org/XML/1998/namespace";

  /** Shapes, text, containers, paint, and filters whose cost is bounded by the picture's size. */
  static final Set<String> ELEMENTS =
      words(
          "svg g defs symbol use title desc style image path rect circle ellipse line polyline"
              + " polygon text tspan textPath linearGradient radialGradient stop pattern clipPath mask"
              + " marker filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood"
              + " feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feOffset");

  /** Elements whose words are published. */
  static final Set<String> WORDS = words("text tspan textPath title desc style");

  /** Elements that make a picture move. */
  static final Set<String> MOVING =
      words("set animate animateColor animateMotion animateTransform discard mpath");

  /** Elements that nobody sees: data of drawing programs. */
  static final Set<String> UNSEEN = words("metadata");

  /** Programs note their own data under these; no browser draws it. Without a slash at the end. */
  static final Set<String> EDITORS =
      words(
          "http://www.inkscape.org/namespaces/inkscape"
              + " http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
              + " http://inkscape.sourceforge.net/DTD/sodipodi-0.dtd"
              + " http://www.w3.org/1999/02/22-rdf-syntax-ns# http://purl.org/dc/elements/1.1"
              + " http://creativecommons.org/ns# http://web.resource.org/cc"
              + " http://www.bohemiancoding.com/sketch/ns http://www.serif.com"
              + " http://www.figma.com/figma/ns http://xml.openoffice.org/svg/export"
              + " http://schemas.microsoft.com/visio/2003/SVGExtensions http://boxy-svg.com"
              + " http://krita.org/namespaces/svg/krita http://vectornator.io");

  /** Namespaces of Adobe's programs begin so. */
  static final String ADOBE = "http://ns.adobe.com/";

  /** Names beside those of properties. */
  static final Set<String> ATTRIBUTES =
      words(
          "id class style href viewBox preserveAspectRatio type"
              + " x y x1 x2 y1 y2 cx cy r rx ry fx fy fr d points width height dx dy rotate textLength"
              + " lengthAdjust pathLength startOffset method spacing side path transform"
              + " gradientUnits gradientTransform spreadMethod offset patternUnits patternContentUnits"
              + " patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth"
              + " markerHeight refX refY orient filterUnits primitiveUnits filterRes in in2 result mode"
              + " operator k1 k2 k3 k4 stdDeviation edgeMode values tableValues slope intercept amplitude"
              + " exponent xml:space xml:lang");

  /** Attributes that change nothing of what is seen: dropped without a word. */
  static final Set<String> INERT =
      words(
          "version baseProfile role tabindex focusable lang contentScriptType contentStyleType"
              + " zoomAndPan enable-background content host");

  /** Properties, as attributes and in styles. */
  static final Set<String> PROPERTIES =
      words(
          "alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation"
              + " color-interpolation-filters color-rendering cursor direction display dominant-baseline"
              + " fill fill-opacity fill-rule filter flood-color flood-opacity font font-family"
              + " font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style"
              + " font-variant font-variant-alternates font-variant-caps font-variant-east-asian"
              + " font-variant-ligatures font-variant-numeric font-variant-position font-variation-settings"
              + " font-weight glyph-orientation-horizontal glyph-orientation-vertical image-rendering"
              + " isolation kerning letter-spacing lighting-color line-height marker marker-end marker-mid"
              + " marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events"
              + " shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset"
              + " stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align"
              + " text-align-last text-anchor text-decoration text-decoration-color text-decoration-line"
              + " text-decoration-style text-indent text-orientation text-overflow text-rendering"
              + " text-transform transform transform-box transform-origin unicode-bidi vector-effect"
              + " visibility white-space word-spacing writing-mode");

  /** Properties that stand in styles only. */
  static final Set<String> STYLES =
      words(
          "x y cx cy r rx ry width height max-width max-height background-color inline-size"
              + " shape-inside shape-subtract shape-padding shape-margin");

  /** Of drawing programs alone; no browser knows them. */
  static final Set<String> UNSEEN_STYLES =
      words("enable-background block-progression solid-color solid-opacity text-align-all");

  /** What may stand before a bracket in a value; an address is judged apart. */
  static final Set<String> FUNCTIONS =
      words(
          "rgb rgba hsl hsla hwb lab lch oklab oklch color matrix translate translatex translatey"
              + " scale scalex scaley rotate skewx skewy calc min max rect inset circle ellipse polygon"
              + " blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia");

  private SvgVocabulary() {}

  private static Set<String> words(String text) {
    return Set.copyOf(new TreeSet<>(java.util.List.of(text.split(" ", -1))));
  }
}
