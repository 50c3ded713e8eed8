package org.imprimatur.cli;

import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Options;
import org.imprimatur.publish.BuildProfile;

/** {@code build}. */
final class BuildCommand implements Command {
  @Override
  public String name() {
    return "build";
  }

  @Override
  public String summary() {
    return "Check, then make the site, the search index and the reports";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "imprimatur build",
            "Puts every readable article on a site under output/, with its true status."),
        new Example(
            "imprimatur build --profile release --out public",
            "Puts only approved articles on a site under public/, and names the withheld ones."),
        new Example(
            "imprimatur build --desk https://review.example --trust origin/main",
            "Makes the preview, with pages on which reviewers can sign."));
  }

  @Override
  public Options options() {
    Options options = new Options();
    BuildOptions.add(options, BuildProfile.PREVIEW);
    BuildOptions.addOwn(options);
    return options;
  }

  @Override
  public Map<String, List<String>> choices() {
    return Map.of("profile", BuildProfile.words());
  }

  @Override
  public Task read(GivenArguments words) throws UsageException {
    if (!words.operands().isEmpty()) {
      throw new UsageException(
          "build takes no words, but was given \"" + words.operands().get(0) + "\"",
          "It builds the whole content root; name another one with --root DIR.");
    }
    BuildOptions options = BuildOptions.read(words, BuildProfile.PREVIEW);
    return invocation -> {
      BuildRun run = BuildRun.of(invocation, options);
      run.print(invocation);
      return run.code(invocation, options);
    };
  }
}
