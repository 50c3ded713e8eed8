package org.imprimatur.cache;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values as bytes and back: records of texts, numbers, truth values, days, enumerations, lists,
 * sets, maps and records, as their components say. Bytes are read by the same program only, so that
 * they need no names. Safe to share between threads.
 *
 * @param <T> the record
 */
public final class RecordCodec<T extends Record> {
  private final Class<T> type;
  private final Part part;

  private RecordCodec(Class<T> type) {
    this.type = type;
    this.part = new Parts().of(type);
  }

  /**
   * For a kind of records.
   *
   * @throws IllegalArgumentException when it holds what is not known here
   */
  public static <T extends Record> RecordCodec<T> of(Class<T> type) {
    return new RecordCodec<>(type);
  }

  /** A value's bytes. */
  public byte[] encode(T value) {
    ByteSink out = new ByteSink();
    part.write(out, value);
    return out.bytes();
  }

  /** The value of bytes; empty when they are not those of one. */
  public Optional<T> read(byte[] bytes) {
    try {
      return Optional.of(decode(bytes));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private T decode(byte[] bytes) {
    ByteSource in = new ByteSource(bytes);
    T value = type.cast(part.read(in));
    if (value == null || !in.isAtEnd()) {
      throw new IllegalArgumentException("not the bytes of a " + type.getSimpleName());
    }
    return value;
  }

  /** How values of a type are written and read. */
  private interface Part {
    void write(ByteSink out, @Nullable Object value);

    @Nullable Object read(ByteSource in);
  }

  /** The parts of types, each made once: a record may hold records of its own kind. */
  private static final class Parts {
    private final Map<Type, Part> known = new HashMap<>();

    Part of(Type type) {
      Part part = known.get(type);
      if (part == null) {
        part = made(type);
        known.put(type, part);
      }
      return part;
    }

    private Part made(Type type) {
      if (type instanceof ParameterizedType generic) {
        Type[] of = generic.getActualTypeArguments();
        if (generic.getRawType() == List.class) {
          return new Many(of(of[0]), false);
        } else if (generic.getRawType() == Set.class) {
          return new Many(of(of[0]), true);
        } else if (generic.getRawType() == Map.class) {
          return new Pairs(of(of[0]), of(of[1]));
        }
      } else if (type instanceof Class<?> plain) {
        if (plain.isRecord()) {
          return new Fields(this, plain);
        } else if (plain.isEnum()) {
          return new Named(plain.getEnumConstants());
        }
        for (Simple simple : Simple.values()) {
          if (simple.isOf(plain)) {
            return simple;
          }
        }
      }
      throw new IllegalArgumentException("cannot keep " + type);
    }
  }

  /** What has no parts. */
  private enum Simple implements Part {
    TEXT(String.class, String.class) {
      @Override
      public void write(ByteSink out, @Nullable Object value) {
        out.text((String) value);
      }

      @Override
      public @Nullable Object read(ByteSource in) {
        return in.text();
      }
    },
    NUMBER(int.class, Integer.class) {
      @Override
      public void write(ByteSink out, @Nullable Object value) {
        out.optional(value == null ? null : Long.valueOf((Integer) value));
      }

      @Override
      public @Nullable Object read(ByteSource in) {
        Long value = in.optional();
        return value == null ? null : Math.toIntExact(value);
      }
    },
    LONG_NUMBER(long.class, Long.class) {
      @Override
      public void write(ByteSink out, @Nullable Object value) {
        out.optional((Long) value);
      }

      @Override
      public @Nullable Object read(ByteSource in) {
        return in.optional();
      }
    },
    TRUTH(boolean.class, Boolean.class) {
      @Override
      public void write(ByteSink out, @Nullable Object value) {
        out.number(value == null ? 2 : Boolean.TRUE.equals(value) ? 1 : 0);
      }

      @Override
      public @Nullable Object read(ByteSource in) {
        int number = in.number();
        return number == 2 ? null : number == 1;
      }
    },
    DAY(LocalDate.class, LocalDate.class) {
      @Override
      public void write(ByteSink out, @Nullable Object value) {
        out.optional(value == null ? null : ((LocalDate) value).toEpochDay());
      }

      @Override
      public @Nullable Object read(ByteSource in) {
        Long day = in.optional();
        return day == null ? null : LocalDate.ofEpochDay(day);
      }
    };

    private final Class<?> type;
    private final Class<?> boxed;

    Simple(Class<?> type, Class<?> boxed) {
      this.type = type;
      this.boxed = boxed;
    }

    boolean isOf(Class<?> other) {
      return other == type || other == boxed;
    }
  }

  /** A constant of an enumeration. */
  private record Named(List<Object> constants) implements Part {
    Named(Object[] constants) {
      this(List.of(constants));
    }

    @Override
    public void write(ByteSink out, @Nullable Object value) {
      out.number(value == null ? 0 : constants.indexOf(value) + 1);
    }

    @Override
    public @Nullable Object read(ByteSource in) {
      int number = in.number();
      return number == 0 ? null : constants.get(number - 1);
    }
  }

  /** A list, or a set in its order. */
  private record Many(Part each, boolean isSet) implements Part {
    @Override
    public void write(ByteSink out, @Nullable Object value) {
      if (!(value instanceof Collection<?> all)) {
        out.number(0);
        return;
      }
      out.number(all.size() + 1);
      all.forEach(one -> each.write(out, one));
    }

    @Override
    public @Nullable Object read(ByteSource in) {
      int size = in.number() - 1;
      if (size < 0) {
        return null;
      }
      Collection<@Nullable Object> all = isSet ? new LinkedHashSet<>() : new ArrayList<>();
      for (int i = 0; i < size; i++) {
        all.add(each.read(in));
      }
      return all;
    }
  }

  /** A map in its order. */
  private record Pairs(Part key, Part value) implements Part {
    @Override
    public void write(ByteSink out, @Nullable Object map) {
      if (!(map instanceof Map<?, ?> all)) {
        out.number(0);
        return;
      }
      out.number(all.size() + 1);
      all.forEach(
          (k, v) -> {
            key.write(out, k);
            value.write(out, v);
          });
    }

    @Override
    public @Nullable Object read(ByteSource in) {
      int size = in.number() - 1;
      if (size < 0) {
        return null;
      }
      Map<@Nullable Object, @Nullable Object> all = new LinkedHashMap<>();
      for (int i = 0; i < size; i++) {
        all.put(key.read(in), value.read(in));
      }
      return all;
    }
  }

  /** A record. */
  private static final class Fields implements Part {
    private final Constructor<?> constructor;
    private final List<Method> accessors = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    Fields(Parts all, Class<?> type) {
      all.known.put(type, this);
      RecordComponent[] components = type.getRecordComponents();
      try {
        constructor =
            type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        for (RecordComponent component : components) {
          Method accessor = component.getAccessor();
          accessor.setAccessible(true);
          accessors.add(accessor);
          parts.add(all.of(component.getGenericType()));
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException("cannot keep " + type, e);
      }
    }

    @Override
    public void write(ByteSink out, @Nullable Object value) {
      out.number(value == null ? 0 : 1);
      if (value == null) {
        return;
      }
      try {
        for (int i = 0; i < parts.size(); i++) {
          parts.get(i).write(out, accessors.get(i).invoke(value));
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException(e);
      }
    }

    @Override
    public @Nullable Object read(ByteSource in) {
      if (in.number() == 0) {
        return null;
      }
      @Nullable Object[] values = new @Nullable Object[parts.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = parts.get(i).read(in);
      }
      try {
        return constructor.newInstance(values);
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException(e);
      }
    }
  }
}
