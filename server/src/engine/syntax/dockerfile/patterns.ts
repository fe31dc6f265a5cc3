/**
 * Patterns of `.dockerignore` and of COPY: Go's filepath.Match for each step of a path, and `**` for any number of steps.
 * https://docs.docker.com/build/concepts/context/#syntax
 */

/** Longer ones are no path. */
const LONGEST = 1000;

/** Whether the pattern names the path or a folder above it. */
export function covers(pattern: string, path: string): boolean {
  return pattern.length <= LONGEST && stepsMatch(pattern.split('/'), path.split('/'));
}

/** Whether the last pattern that covers the path leaves it out. */
export function isLeftOut(patterns: readonly string[], path: string): boolean {
  let out = false;
  for (const pattern of patterns) {
    const except = pattern.startsWith('!');
    if (out === except && covers(except ? pattern.slice(1) : pattern, path)) out = !except;
  }
  return out;
}

/** Which prefixes of the path the pattern matches so far: linear in the product of both lengths. */
function stepsMatch(pattern: readonly string[], path: readonly string[]): boolean {
  let reached = new Set([0]);
  for (const step of pattern) {
    const next = new Set<number>();
    for (const at of reached) {
      if (step === '**') for (let to = at; to <= path.length; to++) next.add(to);
      else if (at < path.length && stepMatches(step, path[at] as string)) next.add(at + 1);
    }
    reached = next;
  }
  // A folder above it is enough, but not the folder of the context itself.
  reached.delete(0);
  return reached.size > 0;
}

function stepMatches(pattern: string, name: string): boolean {
  const parts = pattern.match(/\*+|\?|\[\^?(?:\\.|[^\]\\])+\]|\\.|[\s\S]/g) ?? [];
  let reached = new Set([0]);
  for (const part of parts) {
    const next = new Set<number>();
    for (const at of reached) {
      if (part.startsWith('*')) for (let to = at; to <= name.length; to++) next.add(to);
      else if (at < name.length && partMatches(part, name.charAt(at))) next.add(at + 1);
    }
    reached = next;
  }
  return reached.has(name.length);
}

function partMatches(part: string, char: string): boolean {
  if (part === '?') return true;
  if (part.startsWith('\\') && part.length > 1) return part[1] === char;
  if (!part.startsWith('[') || part.length === 1) return part === char;
  const inside = part.slice(part[1] === '^' ? 2 : 1, -1);
  let found = false;
  for (const [, low = '', high = low] of inside.replace(/\\(.)/g, '$1').matchAll(/([\s\S])(?:-([\s\S]))?/g))
    if (low <= char && char <= high) found = true;
  return found !== (part[1] === '^');
}
