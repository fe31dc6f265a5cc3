/** What the rules about lifetimes share: the fix that writes a value where a declaration says how long, and how many days that is. */
import type { LifecycleFact } from '../../../facts/model';
import type { IdentityGraph } from '../../../graph/model';
import type { Hit, Remedy } from '../../model';

const PROGRAM = /\.(?:py|[cm]?[jt]sx?)$/;

export interface Setting {
  readonly fact: LifecycleFact;
  readonly path: readonly string[];
  readonly value: boolean | string | number;
  readonly title: string;
  readonly safety: 'safe' | 'review';
  readonly steps?: readonly string[];
}

/** Writes the value in the words of the notation; in a program, and where a value comes from far away, it is told in steps. */
export function settingOf({ fact, path, value, title, safety, steps = [] }: Setting): Remedy {
  const { block, body, span, owner, state } = fact;
  const name = path.at(-1) ?? '';
  const follow = steps.length > 0 ? { steps } : {};
  if (PROGRAM.test(block.file)) {
    const names = path.filter((key) => key !== 'Properties').map(block.file.endsWith('.py') ? snake : camel);
    const shown = typeof value === 'boolean' && block.file.endsWith('.py') ? (value ? 'True' : 'False') : JSON.stringify(value);
    return { type: 'manual', title, steps: [`Set ${names.join('.')} of ${owner} to ${shown}.`, ...steps] };
  }
  if (body) return { type: 'edit-data', id: 'set', title, safety, changes: [{ op: 'set', at: body, path, value }], ...follow };
  // Whoever else takes the value gets the new one as well.
  if (state !== 'missing' && span.via) return { type: 'replace-text', title, span, text: String(value), safety: 'review' };
  const above = path.slice(0, -1);
  return {
    type: 'set-attribute',
    owner: block,
    ...(above.length > 0 ? { path: above } : {}),
    ...{ name, value },
    ...(safety === 'review' ? { safety } : {}),
    ...follow,
  };
}

/** Whose credential it is, where the graph knows one; what it is itself, where that is an identity. */
export function identityOf({ identity, key }: LifecycleFact, { byAlias }: IdentityGraph): Pick<Hit, 'identity'> {
  const known = [identity, key].find((alias) => alias !== undefined && byAlias.has(alias));
  return known === undefined ? {} : { identity: known };
}

/** `30 days`, `6 hours`. */
export function inWords(days: number): string {
  if (days >= 1) return `${Math.floor(days)} ${Math.floor(days) === 1 ? 'day' : 'days'}`;
  return `${Math.max(1, Math.floor(days * 24))} hours`;
}

function camel(key: string): string {
  return key
    .replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}

function snake(key: string): string {
  return key.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}
