/** Text of a payload made safe to show: payloads are written by anybody. */

/** Control characters, and marks that turn the direction of writing or show nothing. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;
const LONGEST = 120;

/** A printable text of at most 120 characters from a string or a number; undefined for anything else and for nothing. */
export function clean(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.slice(0, 1_000).replace(UNPRINTABLE, '').trim();
  if (text === '') return undefined;
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** Several values as one text: `a, b`; at most eight. */
export function cleanAll(value: unknown): string | undefined {
  if (!Array.isArray(value)) return clean(value);
  return clean(
    value
      .slice(0, 8)
      .flatMap((one) => clean(one) ?? [])
      .join(', '),
  );
}
