import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import type { Identity } from '../engine/graph/model';
import type { Finding } from '../engine/rules/model';
import { ruleOf } from '../engine/rules/run';
import { lineStarts, positionAt } from '../engine/syntax/lines';
import type { Span } from '../engine/syntax/span';
import { ranger } from './convert';
import { aboutCredential, plain } from './credential-hover';
import { ageOfDeclaration } from './declaration-age';
import { bestFixIn, type Folder, findingsIn, linesIn, textIn, uriOf, workspaceOf } from './folder';
import { identityCard } from './identity-card';
import { kindInWords } from './identity-words';
import { aboutAction, stepsOf } from './policy-hover';
import { recordOf } from './records';
import { standingIn } from './standing';

/** What stands at a position: the findings there (what, why, what to do), wildcards, and identities. Never a secret's value. */
export function hoverAt(folder: Folder, file: string, { line, character }: Position): Hover | undefined {
  const text = textIn(folder, file);
  if (text === undefined) return undefined;
  const offset = (lineStarts(text)[line] ?? text.length) + character;
  const covers = (span: Span) => span.file === file && span.start <= offset && offset <= span.end;
  const findings = findingsIn(folder, file).filter(({ span }) => covers(span));
  const { graph } = workspaceOf(folder);
  const standing = standingIn(graph, file);
  const actions = standing.actions.filter(({ term }) => covers(term.span));
  const places = standing.identities.filter(({ span }) => covers(span));
  const sections = [
    // The same term may be read for several documents.
    ...new Set(actions.map(aboutAction)),
    ...findings.map((finding) => aboutFinding(folder, finding, new Set(places.map(({ identity }) => identity)))),
    ...[...new Set(places.map(({ identity }) => identity))].flatMap((identity) => {
      const record = recordOf(folder, identity);
      if (!record) return [];
      const isHere = record.declared.length === 1 && places.some((place) => place.identity === identity && place.declares);
      const since = ageOfDeclaration(folder, record)?.since;
      return identityCard(graph, record, { link: (span) => linkTo(folder, span), said: findings, isHere, since });
    }),
  ];
  if (sections.length === 0) return undefined;
  const span = findings[0]?.span ?? actions[0]?.term.span ?? places[0]?.span;
  return {
    contents: { kind: MarkupKind.Markdown, value: sections.join('\n\n---\n\n') },
    ...(span ? { range: ranger(text)(span) } : {}),
  };
}

/** `[main.tf:12](file:///…#L12)`: a link that an editor follows. */
function linkTo(folder: Folder, span: Span): string {
  const { line } = positionAt(linesIn(folder, span.file), span.start);
  const uri = uriOf(folder, span.file).replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
  return `[${plain(span.file)}:${line}](${uri}#L${line})`;
}

/** `shown`: identities whose cards stand in the same hover. */
function aboutFinding(folder: Folder, finding: Finding, shown: ReadonlySet<Identity>): string {
  const rule = ruleOf(finding.rule);
  // The editor shows the diagnostic's own sentence above this.
  const lines = [`**${plain(rule?.title ?? finding.rule)}**`];
  const { credential } = finding;
  lines.push(...aboutCredential(finding, folder.engine.today, (span) => positionAt(linesIn(folder, span.file), span.start).line));
  const identity = finding.identity ?? credential?.identity;
  const whose = identity ? workspaceOf(folder).graph.byAlias.get(identity) : undefined;
  if (whose && !shown.has(whose)) lines.push(`Whose: ${plain(whose.name)} (${kindInWords(whose.kind)})`);
  lines.push(...stepsOf(finding, (span) => linkTo(folder, span)));
  if (rule) lines.push(section(rule.docs, 'Why it matters'), `**What to do**\n\n${section(rule.docs, 'How to fix')}`);
  const best = bestFixIn(folder, finding);
  if (best) lines.push(`Quick fix: ${plain(best.title)}`);
  lines.push(`\`${finding.rule}\` · ${finding.severity} · ${[...finding.owasp, ...finding.cwe].join(', ')}`);
  return lines.filter((line) => line !== '').join('\n\n');
}

/** The text under a heading of a rule's documentation. */
function section(docs: string, heading: string): string {
  const start = docs.indexOf(`## ${heading}`);
  if (start < 0) return '';
  const body = docs.slice(docs.indexOf('\n', start) + 1);
  const end = body.indexOf('\n## ');
  return (end < 0 ? body : body.slice(0, end)).trim();
}
