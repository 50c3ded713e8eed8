package org.imprimatur.theme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Block;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.HousePiece;
import org.imprimatur.model.Picture;
import org.imprimatur.picture.PictureReader;
import org.imprimatur.wording.Wording;
import org.jspecify.annotations.Nullable;

/** Reads a house's theme. Never throws for bad input: what is not allowed is a finding. */
public final class ThemeReader {
  /** The style sheet, relative to the content root. */
  static final String STYLES = "theme/style.css";

  /** The words, relative to the content root. */
  static final String MESSAGES = "theme/messages.yaml";

  /** All files of a theme that are text. */
  public static final List<String> TEXTS =
      Stream.concat(
              Stream.of(MESSAGES, STYLES),
              Stream.of(HousePiece.values()).map(it -> PieceReader.FOLDER + "/" + it.file()))
          .toList();

  /** The house's icon to the program's, and its size in pixels; 0 for any. */
  private static final Map<String, Icon> ICONS =
      Map.of(
          "theme/icon.svg", new Icon("favicon.svg", 0),
          "theme/icon-192.png", new Icon("icon-192.png", 192),
          "theme/icon-512.png", new Icon("icon-512.png", 512));

  private final HouseFolder folder;
  private final List<Finding> findings = new ArrayList<>();

  private ThemeReader(HouseFolder folder) {
    this.folder = folder;
  }

  /** An icon of the program: its name, the pixels of its side. */
  private record Icon(String name, int side) {}

  /** Reads it. */
  public static Theme read(HouseFolder folder, Configuration.Site site) {
    return new ThemeReader(folder).theme(site);
  }

  private Theme theme(Configuration.Site site) {
    Map<String, String> words = new HashMap<>();
    folder.text(MESSAGES).ifPresent(file -> words.putAll(MessagesReader.read(file, findings)));
    StringBuilder css = new StringBuilder(Colouring.css(site.colours()));
    folder.text(STYLES).ifPresent(file -> css.append(StyleReader.read(file, findings)));
    Map<String, byte[]> icons = new HashMap<>();
    ICONS.keySet().stream().sorted().forEach(path -> icon(path, icons));
    Picture.Published logo = site.logo() == null ? null : logo(site.logo());
    Wording wording = Wording.of(site.lang(), words);
    Map<HousePiece, List<Block>> pieces = PieceReader.read(folder, wording, findings);
    return new Theme(wording, css.toString(), logo, icons, pieces, findings);
  }

  private Picture.@Nullable Published logo(String path) {
    byte[] bytes = folder.bytes(path, PictureReader.LONGEST).orElse(null);
    if (bytes == null) {
      refuse(path, "the logo does not exist or is too large", "check the path of site.logo");
      return null;
    }
    Picture.Published picture = picture(path, bytes);
    if (picture != null && picture.size() == null) {
      refuse(path, "the logo does not say how large it is", "give the drawing a viewBox");
      return null;
    }
    return picture;
  }

  private void icon(String path, Map<String, byte[]> icons) {
    byte[] bytes = folder.bytes(path, PictureReader.LONGEST).orElse(null);
    Picture.Published picture = bytes == null ? null : picture(path, bytes);
    Icon icon = ICONS.get(path);
    if (picture == null || icon == null) {
      return;
    }
    Picture.Size size = picture.size();
    int side = icon.side();
    if (side > 0 && (size == null || size.width() != side || size.height() != side)) {
      refuse(
          path,
          "this icon is not " + side + " by " + side + " pixels",
          "save it again at that size");
      return;
    }
    icons.put(icon.name(), picture.content());
  }

  private Picture.@Nullable Published picture(String path, byte[] bytes) {
    Picture picture = PictureReader.read(path, bytes);
    picture
        .refusal()
        .ifPresent(refusal -> refuse(path, "this picture " + refusal.reason(), refusal.hint()));
    return picture
        .<Optional<Picture.Published>>match(
            Optional::of, refused -> Optional.empty(), gone -> Optional.empty())
        .orElse(null);
  }

  private void refuse(String path, String message, String hint) {
    findings.add(
        Finding.ofFile(
            RuleId.CONFIG_PICTURE, Level.ERROR, path, message + "; it is not published", hint));
  }
}
