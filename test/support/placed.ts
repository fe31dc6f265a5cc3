import type { TokenFormat } from '../../server/src/engine/secrets/formats/model';

/** A line with a value of the format where such a value may be: after a word if it needs one. `start` is where the value starts. */
export function placed(format: TokenFormat, value: string): { text: string; start: number } {
  const literal = format.literals[0] ?? '';
  const name = format.slot === 'said' ? `${literal}_key` : literal;
  const before = format.at !== 'keyword' ? 'é = "' : /[\s=:/]$/.test(literal) ? `é ${literal}` : `é ${name} = "`;
  return { text: `${before}${value}"\n`, start: before.length };
}
