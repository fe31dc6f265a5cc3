/** Findings made by hand, so that the fixes of a host can be tested without its extractor. */
import type { CredentialFact, Host, SlotKind, VaultReferenceFact } from '../../server/src/engine/facts/model';
import { emptyFacts } from '../../server/src/engine/facts/model';
import { applyFix } from '../../server/src/engine/fixes/apply';
import { fixesFor } from '../../server/src/engine/fixes/index';
import type { Fix, FixContext, VaultId } from '../../server/src/engine/fixes/model';
import { buildGraph } from '../../server/src/engine/graph/build';
import type { Finding, Remedy } from '../../server/src/engine/rules/model';

export interface Case {
  readonly host: Host;
  readonly file: string;
  /** `‹…›` marks the secret, `«…»` around it the literal where that is more than the quotes next to it. */
  readonly text: string;
  readonly slot: SlotKind;
  readonly name: string;
  readonly owner?: string;
  readonly ownerType?: string;
  readonly type?: CredentialFact['type'];
  readonly remedy?: (credential: CredentialFact) => Remedy;
  readonly others?: Readonly<Record<string, string>>;
  readonly reads?: VaultReferenceFact['vault'];
  readonly vault?: VaultId;
}

export interface Made {
  readonly finding: Finding;
  readonly context: FixContext;
  readonly fixes: readonly Fix[];
  readonly text: string;
}

/** The fixes offered for the marked literal. */
export function fixesOf(one: Case): Made {
  const { text, span, literal } = unmark(one.text);
  const credential: CredentialFact = {
    type: one.type ?? 'password',
    storage: 'literal',
    span: { file: one.file, ...span },
    literal,
    slot: {
      kind: one.slot,
      name: one.name,
      ...(one.owner ? { owner: one.owner } : {}),
      ...(one.ownerType ? { ownerType: one.ownerType } : {}),
    },
    confidence: 'high',
    evidence: [],
    fingerprint: 'one',
  };
  const remedy = one.remedy?.(credential) ?? { type: 'vault-reference', credential };
  const { file } = one;
  const finding: Finding = {
    rule: 'test',
    severity: 'high',
    confidence: 'high',
    span: credential.span,
    message: '',
    related: [],
    owasp: [],
    cwe: [],
    remedies: [remedy],
    fingerprint: 'x',
    credential,
  };
  const texts = new Map([[file, text], ...Object.entries(one.others ?? {})]);
  const facts = [...texts.keys()].map((name) => emptyFacts(name, name === file ? one.host : hostByName(name)));
  facts[0]!.credentials.push(credential);
  if (one.reads) facts[0]!.vaultReferences.push({ vault: one.reads, from: 'x', span: { file, start: 0, end: 0 } });
  const context: FixContext = {
    read: (name) => texts.get(name),
    files: [...texts.keys()],
    graph: buildGraph(facts),
    ...(one.vault ? { vault: one.vault } : {}),
  };
  return { finding, context, fixes: fixesFor(finding, context), text };
}

/** All files after the fix with this id. */
export function applied(made: Made, id: string): Map<string, string> {
  const fix = made.fixes.find((one) => one.id === id);
  if (!fix) throw new Error(`no fix ${id}; there are: ${made.fixes.map((one) => one.id).join(', ')}`);
  const changed = applyFix(made.context.read, fix);
  if (!changed) throw new Error(`fix ${id} does not apply`);
  return changed;
}

function hostByName(name: string): Host {
  if (name.endsWith('.tf')) return 'terraform';
  return /\.ya?ml$/.test(name) ? 'kubernetes' : 'text';
}

function unmark(marked: string) {
  let text = '';
  const at: Record<string, number> = {};
  for (const char of marked) {
    if ('‹›«»'.includes(char)) at[char] = text.length;
    else text += char;
  }
  const span = { start: at['‹'] ?? 0, end: at['›'] ?? 0 };
  const isQuoted = /["'`]/.test(text[span.start - 1] ?? '') && text[span.start - 1] === text[span.end];
  const quotes = isQuoted ? 1 : 0;
  const literal = { start: at['«'] ?? span.start - quotes, end: at['»'] ?? span.end + quotes };
  return { text, span, literal };
}
