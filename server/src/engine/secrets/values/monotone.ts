/** Runs of the alphabet or of digits make up most of it: somebody typed it. */
export function isMonotone(value: string): boolean {
  let steps = 0;
  for (let i = 1; i < value.length; i++) if (Math.abs(value.charCodeAt(i) - value.charCodeAt(i - 1)) === 1) steps++;
  return steps > value.length * 0.45;
}
