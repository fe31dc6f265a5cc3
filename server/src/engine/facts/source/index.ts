/** What a file of source code says about identities and credentials. */
import { withoutDull } from '../../syntax/source/dull';
import { isPrepared, parseSource } from '../../syntax/source/grammar';
import type { ExtractContext } from '../context';
import { addAssignments } from './assignments';
import { addConstants } from './constants';
import { LANGUAGES } from './dialects/index';
import { reshaped } from './dialects/reshape';
import { INTEREST } from './interest';
import { addIdentityMentions, addVaultReads } from './mentions';
import { tracerOf } from './origin';
import { outlineOf } from './outline';
import { addPolicies } from './policies/index';
import type { Source } from './read';
import { addSdkCredentials } from './sdk';
import { addSignedTokens } from './signed-tokens';
import { addSdkUses } from './uses/index';

/**
 * Fills the facts of a source file: credentials of SDK calls and assignments, vault reads, API identities, roles it assumes,
 * policies it writes.
 * Without a prepared grammar the facts stay empty; the search for token formats still sees the file.
 */
export function extractSource(context: ExtractContext): void {
  const language = LANGUAGES[context.host];
  const tree = language && parseSource(context.host, context.file, withoutDull(context.text, language.dialect, INTEREST));
  if (!tree) {
    if (language && isPrepared(context.host, context.file)) refuse(context);
    return;
  }
  const source: Source = { file: context.file, text: context.text, language };
  const root = language.rewrite ? reshaped(tree.root, context.text, language.rewrite) : tree.root;
  const outline = outlineOf(source, root);
  const vaultCalls = addVaultReads(context, source, outline);
  const tracer = tracerOf(source, outline, vaultCalls);
  const taken = new Set<number>();
  addSdkCredentials(context, tracer, taken);
  addAssignments(context, tracer, taken);
  addConstants(context, source, outline, tree.root);
  addSdkUses(context, tracerOf(source, outline, vaultCalls));
  addIdentityMentions(context, source, outline);
  addSignedTokens(context, tracer);
  addPolicies(context, tracerOf(source, outline, vaultCalls), root);
}

function refuse({ facts, file }: ExtractContext): void {
  facts.unresolved.push({
    reason: 'too large or too deeply nested for a syntax tree; only its text was searched',
    span: { file, start: 0, end: 0 },
  });
}
