/** A file that exists to hold credentials, and does. */
import { isExamplePath } from '../../secrets/values/examples';
import type { Range } from '../../syntax/span';
import type { ExtractContext } from '../context';
import { addEntries } from './entries';
import { credentialFileOf } from './kinds';

/**
 * Adds the fact that the file as a whole should not be here. Runs after everything else has found what is in the file: a file
 * without a believed credential is only a file with that name, which is worth knowing too (an image may get it).
 */
export function addCredentialFile(context: ExtractContext): void {
  const { file, facts, text } = context;
  const what = credentialFileOf(file) ?? (isAccountKey(context) ? 'service account key' : undefined);
  if (what === undefined) return;
  addEntries(context);
  const literals = facts.credentials.filter(({ storage, confidence }) => storage === 'literal' && confidence !== 'low');
  literals.sort((a, b) => a.span.start - b.span.start);
  const entry = literals.find(({ slot }) => slot.kind === 'file');
  const first = entry ?? literals[0];
  if (!first) {
    facts.credentialFiles.push({ what, span: { file, start: 0, end: 0 }, credentials: 0, confidence: 'low' });
    return;
  }
  const range = entry ? entry.span : nameBefore(text, first.span.start);
  facts.credentialFiles.push({
    what,
    span: { file, start: range.start, end: range.end },
    credentials: new Set(literals.map(({ span }) => span.start)).size,
    confidence: isExamplePath(file) ? 'low' : first.confidence,
  });
}

/** Google's key file has any name. */
function isAccountKey({ host, facts }: ExtractContext): boolean {
  return (
    host === 'json' &&
    facts.identities.some(({ provider, kind, declared }) => provider === 'gcp' && kind === 'service-account' && !declared) &&
    facts.credentials.some(({ slot, identity }) => slot.name === 'private_key' && identity?.startsWith('gcp-sa:'))
  );
}

/** The name of the first credential, so that its value keeps a finding of its own; where it has none, the start of the file. */
function nameBefore(text: string, at: number): Range {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  const names = [...text.slice(Math.max(line, at - 400), at).matchAll(/[A-Za-z_][\w.-]{0,80}/g)];
  const name = names.at(-1);
  const from = Math.max(line, at - 400) + (name?.index ?? 0);
  if (name) return { start: from, end: from + name[0].length };
  return { start: 0, end: Math.min(text.length, at, Math.max(0, text.search(/[\r\n]|$/))) };
}
