/** A compiler with the vendors' SDK packages at hand: it says whether a program means something to them. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where `test/oracles/sdk/prepare` puts the packages. */
export const SDK = resolve('out/oracles/sdk');

/** Complaints by the name of the program, without line numbers. */
export type Verdicts = Map<string, string[]>;

export interface SdkOracle {
  readonly name: string;
  /** Hosts of fixes whose files it reads. */
  readonly hosts: readonly string[];
  readonly extension: string;
  /** Whether the packages of the default vault are there. */
  readonly present: () => boolean;
  /** Names are `p<number>`; texts are whole files. What a program imports that is not there is its own complaint. */
  readonly check: (programs: ReadonlyMap<string, string>) => Verdicts;
}

export function isThere(...path: string[]): boolean {
  return existsSync(resolve(SDK, ...path));
}

export function collect(output: string, line: RegExp): Verdicts {
  const found: Verdicts = new Map();
  for (const [, name, complaint] of output.matchAll(line))
    if (name) found.set(name, [...(found.get(name) ?? []), complaint?.trim() ?? '']);
  return found;
}
