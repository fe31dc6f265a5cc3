/** Names that one slip of the hand tells apart. Names that people number, or that differ in a stage or region, are two on purpose. */

/** Words of two letters more or less are two words; the part of a name in which both differ is at least this long. */
const SHORTEST = 4;
const STAGES =
  /^(?:prod|production|prd|stage|staging|stg|test|tests|dev|devel|qa|uat|live|blue|green|east|west|read|write|reader|writer)\d*$/;

/** The one declared name that was meant, where exactly one is near. */
export function nearest(name: string, declared: Iterable<string>): string | undefined {
  let found: string | undefined;
  for (const one of declared) {
    if (!isSlip(name, one)) continue;
    if (found !== undefined && found !== one) return undefined;
    found = one;
  }
  return found;
}

/** Whether two names are one but for a letter left out, doubled, changed or swapped, or for `_` in place of `-` and the case of letters. */
export function isSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  if (plain(a) === plain(b)) return true;
  const [partsA, partsB] = [a.toLowerCase().split(/[-_./]/), b.toLowerCase().split(/[-_./]/)];
  if (partsA.length !== partsB.length) return false;
  const differing = partsA.flatMap((part, i) => (part === partsB[i] ? [] : [[part, partsB[i] as string] as const]));
  const [only] = differing;
  if (differing.length !== 1 || !only) return false;
  const [one, other] = only;
  if (Math.min(one.length, other.length) < SHORTEST || STAGES.test(one) || STAGES.test(other)) return false;
  return isOneEdit(one, other);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/_/g, '-');
}

/** One letter put in, left out or changed, or two neighbours swapped. A digit is no slip. */
function isOneEdit(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  let back = 0;
  while (back < Math.min(a.length, b.length) - at && a[a.length - 1 - back] === b[b.length - 1 - back]) back++;
  const [left, right] = [a.slice(at, a.length - back), b.slice(at, b.length - back)];
  if (/\d/.test(left + right)) return false;
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
