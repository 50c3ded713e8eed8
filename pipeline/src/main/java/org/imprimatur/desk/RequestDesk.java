package org.imprimatur.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.imprimatur.output.ContentTransaction;
import org.imprimatur.output.ContentTransaction.Change;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.review.ReviewRequest;
import org.imprimatur.run.OpenRequests;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.RefusedException;
import org.imprimatur.run.RunContext;

/** Asks people to review articles: unsigned wishes, which no proof reads. */
public final class RequestDesk {
  private final RunContext desk;

  RequestDesk(RunContext desk) {
    this.desk = desk;
  }

  /** Those that are open. */
  public OpenRequests open() {
    return OpenRequests.of(desk);
  }

  /**
   * Writes down that somebody is asked.
   *
   * @param ids of articles
   * @param wish the request, of whatever article
   * @param who is told to others who want to write meanwhile
   * @return what was written down, by id
   * @throws RefusedException when there is no article of an id
   */
  public List<ReviewRequest> add(List<String> ids, ReviewRequest wish, String who)
      throws RefusedException, IOException {
    ContentRoot root = desk.workspace().root();
    List<ReviewRequest> all = new ArrayList<>();
    for (ArticleFile file : ReviewDesk.files(root, ids)) {
      all.add(new ReviewRequest(file.id(), wish.to(), wish.by(), wish.at(), wish.note()));
    }
    try (ContentTransaction transaction = desk.workspace().steps().begin(who)) {
      byte[] before =
          root.hasEntry(ReviewRequest.FILE)
              ? root.bytes(ReviewRequest.FILE, Proofs.LONGEST).orElse(null)
              : null;
      byte[] after = ReviewRequest.append(Objects.requireNonNullElse(before, new byte[0]), all);
      transaction.commit(List.of(new Change(ReviewRequest.FILE, before, after)));
    }
    return all;
  }
}
