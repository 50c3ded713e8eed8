package org.imprimatur.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document for an engine.
 *
 * @param id unique in a generation
 * @param fields {@link EngineFields} to a text, a whole number or a list of texts; tokens stand
 *     with blanks between them, a text for each value of the field
 * @param claims of an article, those of its claims, in order
 */
public record EngineDocument(String id, Map<String, Object> fields, List<EngineDocument> claims) {
  /** Copies the collections, in order. */
  public EngineDocument {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    claims = List.copyOf(claims);
  }

  /** The document of a generation. */
  public static EngineDocument of(GenerationRecord generation) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(EngineFields.KIND, EngineFields.GENERATION);
    fields.put(EngineFields.NUMBER, 0);
    fields.put(EngineFields.RECORD, generation.json());
    return new EngineDocument(EngineFields.GENERATION, fields, List.of());
  }

  /** The same with a field more. */
  public EngineDocument with(String field, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new EngineDocument(id, more, claims);
  }
}
