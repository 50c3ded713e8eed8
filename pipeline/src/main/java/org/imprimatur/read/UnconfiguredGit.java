package org.imprimatur.read;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * A system without configuration of git: neither the machine's nor the user's settings change what
 * is read, no program is started to find them, and nothing is written beside the user's files.
 */
final class UnconfiguredGit extends SystemReader.Delegate {
  UnconfiguredGit(SystemReader system) {
    super(system);
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
    return new Empty(parent, fs);
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
    return new Empty(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
    return new Empty(parent, fs);
  }

  @Override
  public StoredConfig getUserConfig() {
    return new Empty(null, FS.DETECTED);
  }

  @Override
  public StoredConfig getSystemConfig() {
    return new Empty(null, FS.DETECTED);
  }

  @Override
  public StoredConfig getJGitConfig() {
    return new Empty(null, FS.DETECTED);
  }

  private static final class Empty extends FileBasedConfig {
    private static final String RESOLUTION =
        FS.FileStoreAttributes.FALLBACK_TIMESTAMP_RESOLUTION.toSeconds() + " seconds";

    Empty(@Nullable Config parent, FS fs) {
      super(parent, null, fs);
    }

    /**
     * How exactly the disk keeps times. Without this, each command would try that out for itself,
     * with thousands of writes in git's folder. It is what JGit takes where it could not try.
     */
    @Override
    public @Nullable String getString(String section, @Nullable String subsection, String name) {
      boolean resolution =
          section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
              && name.equals(ConfigConstants.CONFIG_KEY_TIMESTAMP_RESOLUTION);
      return resolution ? RESOLUTION : super.getString(section, subsection, name);
    }

    @Override
    public void load() {
      // There is no file.
    }

    @Override
    public void save() {
      // Nothing is remembered.
    }

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
