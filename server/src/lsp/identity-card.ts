/** An identity in the hover: one compact card, from its record. */
import type { IdentityGraph } from '../engine/graph/model';
import type { InventoryRecord } from '../engine/inventory/model';
import type { Finding } from '../engine/rules/model';
import type { Span } from '../engine/syntax/span';
import { plain } from './credential-hover';
import { credentialInWords, kindInWords, some } from './identity-words';
import { aboutReach } from './policy-hover';

/** Users that a card names, and reasons for its risk. */
const NAMED = 4;
const REASONS = 3;

interface Around {
  readonly link: (span: Span) => string;
  /** Findings that stand in the same hover: the card does not tell them again. */
  readonly said: readonly Finding[];
  /** The hover is that of its only declaration. */
  readonly isHere: boolean;
  /** `YYYY-MM-DD`, where git was asked. */
  readonly since: string | undefined;
}

/** Paragraphs about an identity. */
export function identityCard(graph: IdentityGraph, record: InventoryRecord, { link, said, isHere, since }: Around): string {
  const { owner, environments, account, purpose, credentials, references, grants, declared, trust } = record;
  const rows: [name: string, value: string][] = [
    ['Owner', owner ? plain(owner.value) : ''],
    ['Environment', environments.map(({ value }) => plain(value)).join(', ')],
    ['Account', account ? plain(account.value) : ''],
    ['Purpose', purpose ? plain(purpose.value) : ''],
    ['In git since', since ?? ''],
    ['Declared', isHere ? '' : declared.length > 0 ? some(declared.map(link), NAMED) : 'nowhere in this workspace'],
    ['Used by', references.length > 0 ? usersOf(references, link) : 'nothing in this workspace'],
    ['Credentials', [...new Set(credentials.map((one) => plain(`${one.type} ${credentialInWords(one)}`)))].join('; ')],
    ['Holds', some([...new Set(grants.map(({ source }) => plain(source)))], NAMED)],
  ];
  const identity = graph.byAlias.get(record.id);
  const reach = identity ? aboutReach(graph, identity) : [];
  const becomers = [...new Set(trust.map(({ principal, external }) => plain(principal) + (external ? ' (outside)' : '')))];
  const who =
    reach.some((one) => one.startsWith('**Who may')) || becomers.length === 0
      ? []
      : [`**Who may become it**: ${some(becomers, NAMED)}`];
  return [
    `**${plain(record.name)}** · ${kindInWords(record.kind)}${record.admin ? ' · **reaches admin**' : ''}`,
    rows.flatMap(([name, value]) => (value ? [`- ${name}: ${value}`] : [])).join('\n'),
    ...reach,
    ...who,
    ...riskOf(record, said),
  ].join('\n\n');
}

/** Each user once, with a link to the first place. */
function usersOf(references: InventoryRecord['references'], link: (span: Span) => string): string {
  const first = new Map<string, Span>();
  for (const { from, span } of references) if (!first.has(from)) first.set(from, span);
  return some(
    [...first].map(([from, span]) => `${plain(from)} ${link(span)}`),
    NAMED,
  );
}

/** The score and its gravest reasons. */
function riskOf({ risk, riskReasons }: InventoryRecord, said: readonly Finding[]): string[] {
  if (risk === 0) return [];
  const told = riskReasons.filter(({ text }) => !said.some(({ message }) => text.includes(message)));
  const reasons = [...told].sort((a, b) => b.points - a.points).slice(0, REASONS);
  return [`**Risk ${risk}**${reasons.map(({ points, text }) => `\n- +${points} ${plain(text)}`).join('')}`];
}
