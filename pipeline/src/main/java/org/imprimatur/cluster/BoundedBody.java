package org.imprimatur.cluster;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The body of an answer, of so many bytes at most. */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {
  private final ClusterException tooLong;
  private final int most;
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Flow.@Nullable Subscription subscription;

  /**
   * A body.
   *
   * @param tooLong what a longer one ends with
   */
  BoundedBody(int most, ClusterException tooLong) {
    this.most = most;
    this.tooLong = tooLong;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] part = new byte[buffer.remaining()];
      buffer.get(part);
      if (bytes.size() + part.length > most) {
        body.completeExceptionally(tooLong);
        if (subscription != null) {
          subscription.cancel();
        }
        return;
      }
      bytes.write(part, 0, part.length);
    }
  }

  @Override
  public void onError(Throwable error) {
    body.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    body.complete(bytes.toByteArray());
  }
}
