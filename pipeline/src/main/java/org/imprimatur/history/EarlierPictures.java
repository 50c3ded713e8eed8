package org.imprimatur.history;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Picture;
import org.imprimatur.model.Status;
import org.imprimatur.resolve.ContentPath;

/** What is wrong with the pictures of an earlier revision that is published. */
public final class EarlierPictures {
  private EarlierPictures() {}

  /**
   * A reader would miss a picture that was approved. The place is the picture's file, since the
   * article of today may not show it.
   */
  public static List<Finding> findings(CheckedArticle shown, Levels levels) {
    List<Finding> out = new ArrayList<>();
    shown
        .targets()
        .pictures()
        .forEach(
            (destination, picture) ->
                picture
                    .refusal()
                    .ifPresent(refused -> out.add(finding(shown, destination, refused, levels))));
    return out;
  }

  private static Finding finding(
      CheckedArticle shown, String destination, Picture.Refused refused, Levels levels) {
    return Finding.ofFile(
        refused.rule(),
        levels.level(refused.rule(), Status.APPROVED),
        ContentPath.ofImage(shown.id(), destination).orElse(destination),
        "the last approved revision of "
            + shown.id().path()
            + " shows this picture, which is not published: it "
            + refused.reason(),
        refused.hint());
  }
}
