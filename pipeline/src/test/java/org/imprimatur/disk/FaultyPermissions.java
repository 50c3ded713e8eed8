package org.imprimatur.disk;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Granting permissions is a step, too. */
record FaultyPermissions(PosixFileAttributeView real, FaultyDisk disk, String file)
    implements PosixFileAttributeView {

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public PosixFileAttributes readAttributes() throws IOException {
    return real.readAttributes();
  }

  @Override
  public void setPermissions(Set<PosixFilePermission> permissions) throws IOException {
    disk.step("grant " + file);
    real.setPermissions(permissions);
  }

  @Override
  public void setTimes(
      @Nullable FileTime modified, @Nullable FileTime accessed, @Nullable FileTime created)
      throws IOException {
    disk.step("date " + file);
    real.setTimes(modified, accessed, created);
  }

  @Override
  public void setGroup(GroupPrincipal group) throws IOException {
    disk.step("grant " + file);
    real.setGroup(group);
  }

  @Override
  public UserPrincipal getOwner() throws IOException {
    return real.getOwner();
  }

  @Override
  public void setOwner(UserPrincipal owner) throws IOException {
    disk.step("grant " + file);
    real.setOwner(owner);
  }
}
