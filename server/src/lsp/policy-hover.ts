/** Policies in the hover: what a wildcard stands for, how far a role reaches, and the steps of an escalation. */
import { holdingsOf } from '../engine/graph/holdings';
import type { Identity, IdentityGraph } from '../engine/graph/model';
import { reachOf } from '../engine/graph/reach';
import { becomersInWords, reachInWords } from '../engine/graph/reach-words';
import { coverageOf, levelsInWords } from '../engine/iam/rights/coverage';
import { actionTableDate } from '../engine/iam/table/actions';
import type { Finding } from '../engine/rules/model';
import type { Span } from '../engine/syntax/span';
import { plain } from './credential-hover';
import type { ActionPlace } from './standing';

/** Dangerous actions that a hover names. */
const NAMED = 6;
/** Ways to more rights that a hover tells. */
const PATHS = 3;

/** Paragraphs on a wildcard of an action list: how many actions by access level, and the dangerous ones. */
export function aboutAction({ term, statement }: ActionPlace): string {
  const { total, services, levels, dangerous } = coverageOf(term.text);
  const pattern = `**${quoted(term.text)}**`;
  if (total === 0) return `${pattern} names no action that AWS had on ${actionTableDate()}`;
  const verb = statement.actions.includes(term) ? (statement.effect === 'Deny' ? 'denies' : 'covers') : 'leaves out';
  const of = services > 1 ? ` of ${services} services` : '';
  const danger = verb === 'covers' ? dangerously(dangerous) : [];
  return [`${pattern} ${verb} ${countOf(total)}${of}: ${levelsInWords(levels)}`, ...danger].join('\n\n');
}

export function countOf(actions: number): string {
  return actions === 1 ? '1 action' : `${actions} actions`;
}

function dangerously(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const more = names.length - NAMED;
  const shown = names.slice(0, NAMED).map(quoted).join(', ');
  return [`Manages permissions or gives out credentials: ${shown}${more > 0 ? ` and ${more} more` : ''}`];
}

/** Whether an identity is one of AWS that holds policies or is assumed. */
export function reaches({ provider, kind }: Identity): boolean {
  return provider === 'aws' && /^iam-(?:role|user|group)$/.test(kind);
}

/** Paragraphs on an identity of AWS: its reach in one line, what of it is dangerous, and who may become it. */
export function aboutReach(graph: IdentityGraph, identity: Identity): string[] {
  if (!reaches(identity)) return [];
  const becomers = becomersInWords(identity);
  const who = becomers ? [`**Who may become it**: ${plain(becomers)}`] : [];
  if (holdingsOf(graph, identity).length === 0) return who;
  const reach = reachOf(graph, identity);
  const { admin, dangerous, paths } = reach;
  const more = paths.length > PATHS ? `; and ${paths.length - PATHS} more ways` : '';
  return [
    `**Reach**: ${plain(reachInWords(reach))}`,
    ...(admin ? [] : dangerously(dangerous)),
    ...(paths.length > 0 ? [`**Ways to more rights**: can ${plain(paths.slice(0, PATHS).join('; can '))}${more}`] : []),
    ...who,
  ];
}

/** The steps of an escalation as a numbered list with links to where each is allowed. */
export function stepsOf(finding: Finding, link: (span: Span) => string): string[] {
  const steps = finding.related.filter(({ message }) => STEP.test(message));
  if (steps.length === 0) return [];
  const others = finding.related.filter(({ message }) => ALSO.test(message));
  return [
    steps.map(({ message, span }, at) => `${at + 1}. ${plain(message.replace(STEP, ''))}: ${link(span)}`).join('\n'),
    ...(others.length > 0
      ? [`Also\n\n${others.map(({ message, span }) => `- ${plain(message.replace(ALSO, ''))}: ${link(span)}`).join('\n')}`]
      : []),
  ];
}

const STEP = /^Step \d{1,2}: /;
const ALSO = /^Also: /;

/** What a file says, in a code span: nothing of it acts as Markdown. */
function quoted(text: string): string {
  return `\`${text.replace(/[`\r\n]/g, "'")}\``;
}
