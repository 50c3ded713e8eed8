package org.imprimatur.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What LaTeX's commands mean as Unicode text: those of its kernel, textcomp, amssymb, siunitx. */
final class LatexSymbols {
  /** Accent command to Unicode's combining mark. */
  static final Map<String, String> ACCENTS =
      characters(
          """
          ` 300 ' 301 ^ 302 ~ 303 = 304 u 306 . 307 " 308 r 30A H 30B v 30C d 323 c 327 k 328 b 331
          hat 302 widehat 302 tilde 303 widetilde 303 bar 304 overline 304 breve 306 dot 307 ddot 308
          acute 301 grave 300 check 30C mathring 30A vec 20D7 underline 332
          """);

  /** Command to the sign that it is. */
  private static final Map<String, String> LETTERS =
      characters(
          """
          ss DF o F8 O D8 l 142 L 141 aa E5 AA C5 ae E6 AE C6 oe 153 OE 152 i 131 j 237 dh F0 DH D0
          th FE TH DE dj 111 DJ 110 ng 14B NG 14A
          textendash 2013 textemdash 2014 textquoteright 2019 textquoteleft 2018 textquotedblleft 201C
          textquotedblright 201D quotedblbase 201E quotesinglbase 201A guillemotleft AB guillemotright BB
          guilsinglleft 2039 guilsinglright 203A textquotesingle 27 textquotedbl 22 lq 2018 rq 2019
          ldots 2026 dots 2026 cdots 22EF textellipsis 2026 textregistered AE texttrademark 2122 copyright A9
          textcopyright A9 textexclamdown A1 textquestiondown BF textbullet 2022 bullet 2022
          textperiodcentered B7 textordfeminine AA textordmasculine BA
          dag 2020 ddag 2021 textdagger 2020 textdaggerdbl 2021 dagger 2020 ddagger 2021 S A7 textsection A7
          P B6 textparagraph B6 pounds A3 textsterling A3 euro 20AC texteuro 20AC EUR 20AC textyen A5
          textcent A2 textdollar 24 textnumero 2116
          textless 3C textgreater 3E lt 3C gt 3E textbar 7C vert 7C mid 7C Vert 2016 textbackslash 5C backslash 5C
          textasciitilde 7E textasciicircum 5E textasciimacron AF textunderscore 5F textbraceleft 7B
          textbraceright 7D lbrace 7B rbrace 7D lbrack 5B rbrack 5D langle 27E8 rangle 27E9 slash 2F
          pm B1 textpm B1 mp 2213 times D7 texttimes D7 div F7 textdiv F7 ast 2A star 22C6 cdot B7 circ B0
          textminus 2212 minus 2212 textsurd 221A surd 221A textfractionsolidus 2044 colon 3A
          leq 2264 geq 2265 le 2264 ge 2265 leqslant 2264 geqslant 2265 lesssim 2272 gtrsim 2273 ll 226A gg 226B
          lneq 2A87 gneq 2A88 nless 226E ngtr 226F nleq 2270 ngeq 2271 neq 2260 ne 2260 approx 2248
          thickapprox 2248 sim 223C thicksim 223C simeq 2243 cong 2245 equiv 2261 propto 221D varpropto 221D
          doteq 2250 prec 227A succ 227B
          in 2208 notin 2209 ni 220B subset 2282 subseteq 2286 supset 2283 supseteq 2287 cup 222A cap 2229
          setminus 2216 emptyset 2205 varnothing 2205 forall 2200 exists 2203 nexists 2204 neg AC lnot AC
          textlnot AC land 2227 wedge 2227 lor 2228 vee 2228 oplus 2295 ominus 2296 otimes 2297 odot 2299
          sum 2211 prod 220F int 222B oint 222E partial 2202 nabla 2207 infty 221E prime 2032 angle 2220
          perp 22A5 parallel 2225 therefore 2234 because 2235 ell 2113 hbar 210F Re 211C Im 2111 aleph 2135
          to 2192 rightarrow 2192 longrightarrow 27F6 gets 2190 leftarrow 2190 longleftarrow 27F5
          leftrightarrow 2194 Rightarrow 21D2 Leftarrow 21D0 Leftrightarrow 21D4 iff 21D4 implies 21D2
          mapsto 21A6 uparrow 2191 downarrow 2193 updownarrow 2195 textuparrow 2191 textdownarrow 2193
          textrightarrow 2192 textleftarrow 2190 nearrow 2197 searrow 2198 rightleftharpoons 21CC
          degree B0 textdegree B0 textmu B5 micro B5 mathmu B5 celsius 2103 textcelsius 2103 ohm 3A9 textohm 3A9
          permil 2030 textperthousand 2030 perthousand 2030 textpertenthousand 2031 angstrom C5
          textonehalf BD textonequarter BC textthreequarters BE textonesuperior B9 texttwosuperior B2
          textthreesuperior B3 checkmark 2713 female 2640 male 2642 venus 2640 mars 2642
          alpha 3B1 beta 3B2 gamma 3B3 delta 3B4 epsilon 3B5 varepsilon 3B5 zeta 3B6 eta 3B7 theta 3B8
          vartheta 3D1 iota 3B9 kappa 3BA varkappa 3F0 lambda 3BB mu 3BC nu 3BD xi 3BE omicron 3BF pi 3C0
          varpi 3D6 rho 3C1 varrho 3F1 sigma 3C3 varsigma 3C2 tau 3C4 upsilon 3C5 phi 3C6 varphi 3C6 chi 3C7
          psi 3C8 omega 3C9 Gamma 393 Delta 394 Theta 398 Lambda 39B Xi 39E Pi 3A0 Sigma 3A3 Upsilon 3A5 Phi 3A6
          Psi 3A8 Omega 3A9 Alpha 391 Beta 392 Epsilon 395 Zeta 396 Eta 397 Iota 399 Kappa 39A Mu 39C Nu 39D
          Rho 3A1 Tau 3A4 Chi 3A7
          quad 2003 qquad 2003 enspace 2002 enskip 2002 thinspace 2009 space 20 nobreakspace A0 newline 20
          linebreak 20
          """);

  /** Commands of faces to the tags that CSL knows. */
  static final Map<String, String> FACES =
      pairs(
          """
          emph i textit i textsl i mathit i textbf b mathbf b boldsymbol b bm b
          textsuperscript sup sp sup textsubscript sub sb sub
          """);

  /** Names of functions are printed. */
  static final Set<String> FUNCTIONS =
      words(
          "log ln exp sin cos tan max min sup inf lim arg det dim gcd deg Pr mod LaTeX TeX BibTeX");

  /** Commands that only hold their text, or say how it looks. */
  static final Set<String> PLAIN =
      words(
          """
          text textrm textsf texttt textsc textup textmd textnormal mathrm mathsf mathtt mathcal mathbb
          mathfrak mathop operatorname mbox hbox fbox url path nolinkurl ensuremath protect enquote noopsort
          relax rm it bf em sc tt sf upshape itshape bfseries scshape mdseries rmfamily sffamily ttfamily
          normalfont small footnotesize scriptsize large displaystyle textstyle scriptstyle MakeUppercase
          MakeLowercase uppercase lowercase NoCaseChange capitalize left right big Big bigg Bigg bigl bigr
          Bigl Bigr middle limits nolimits hfill noindent allowbreak nobreak num
          """);

  /** Units and their prefixes, as siunitx names them. */
  static final Map<String, String> UNITS =
      pairs(
          """
          nano n micro \u00B5 milli m centi c deci d kilo k mega M giga G
          gram g kilogram kg metre m meter m litre L liter L second s minute min hour h day d mole mol
          molar M katal kat becquerel Bq gray Gy sievert Sv volt V ampere A watt W joule J newton N pascal Pa
          hertz Hz kelvin K percent % degree \u00B0 degreeCelsius \u00B0C celsius \u00B0C per / dalton Da
          squared \u00B2 cubed \u00B3 mmHg mmHg
          """);

  private LatexSymbols() {}

  /** The sign of a command, or null; Greek letters have upright twins such as textbeta and upmu. */
  static @Nullable String letter(String name) {
    String own = LETTERS.get(name);
    String bare = name.replaceFirst("^(?:text|up)(?=[a-zA-Z]{2})", "");
    String greek = own == null && !bare.equals(name) ? LETTERS.get(bare) : null;
    boolean isGreek =
        greek != null && greek.codePointAt(0) >= 0x370 && greek.codePointAt(0) < 0x400;
    return isGreek ? greek : own;
  }

  private static Map<String, String> characters(String text) {
    Map<String, String> out = new TreeMap<>();
    pairs(text)
        .forEach((name, hex) -> out.put(name, Character.toString(Integer.parseInt(hex, 16))));
    return out;
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> out = new TreeMap<>();
    String[] words = text.strip().split("\\s+", -1);
    for (int i = 0; i + 1 < words.length; i += 2) {
      out.put(words[i], words[i + 1]);
    }
    return out;
  }

  private static Set<String> words(String text) {
    return new TreeSet<>(List.of(text.strip().split("\\s+")));
  }
}
