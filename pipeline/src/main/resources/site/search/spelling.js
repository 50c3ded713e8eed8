/* Words near a mistyped one. */

/**
 * Levenshtein's distance, or anything above `most` where it is above.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) {
    return most + 1;
  }
  const row = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0];
    row[0] = i;
    for (let k = 1; k <= b.length; k++) {
      const next = Math.min(Math.min(row[k], row[k - 1]) + 1, diagonal + (a[i - 1] === b[k - 1] ? 0 : 1));
      diagonal = row[k];
      row[k] = next;
    }
  }
  return row[b.length];
}
