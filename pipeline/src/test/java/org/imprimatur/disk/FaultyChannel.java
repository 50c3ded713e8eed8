package org.imprimatur.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/** A channel whose writes are steps. Scattered, gathered and mapped access is refused. */
final class FaultyChannel extends FileChannel {
  private final FileChannel real;
  private final FaultyDisk disk;
  private final String name;

  FaultyChannel(FileChannel real, FaultyDisk disk, String name) {
    this.real = real;
    this.disk = disk;
    this.name = name;
    disk.opened(real);
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    disk.step("write " + name, () -> real.write(half(source)));
    return real.write(source);
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    disk.step("write " + name, () -> real.write(half(source), position));
    return real.write(source, position);
  }

  private static ByteBuffer half(ByteBuffer source) {
    ByteBuffer half = source.duplicate();
    half.limit(half.position() + half.remaining() / 2);
    return half;
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    disk.step("truncate " + name);
    real.truncate(size);
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    disk.step("sync " + name);
    real.force(metaData);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return real.read(target);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return real.read(target, position);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return real.lock(position, size, shared);
  }

  @Override
  public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return real.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException();
  }
}
