import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import type { Identity } from '../engine/graph/model';
import type { Finding } from '../engine/rules/model';
import { ruleOf } from '../engine/rules/run';
import { lineStarts, positionAt } from '../engine/syntax/lines';
import type { Span } from '../engine/syntax/span';
import { ranger } from './convert';
import { aboutCredential, plain } from './credential-hover';
import { type Folder, findingsIn, fixesIn, linesIn, textIn, workspaceOf } from './folder';

/** What stands at a position: the findings there (what, why, what to do), else the identity. Never the value. */
export function hoverAt(folder: Folder, file: string, { line, character }: Position): Hover | undefined {
  const text = textIn(folder, file);
  if (text === undefined) return undefined;
  const offset = (lineStarts(text)[line] ?? text.length) + character;
  const covers = (span: Span) => span.file === file && span.start <= offset && offset <= span.end;
  const findings = findingsIn(folder, file).filter(({ span }) => covers(span));
  const { graph } = workspaceOf(folder);
  const identities = graph.identities.filter((identity) => spansOf(identity).some(covers));
  const sections = [...findings.map((finding) => aboutFinding(folder, finding)), ...identities.map(aboutIdentity)];
  if (sections.length === 0) return undefined;
  const span = findings[0]?.span ?? identities.flatMap(spansOf).find(covers);
  return {
    contents: { kind: MarkupKind.Markdown, value: sections.join('\n\n---\n\n') },
    ...(span ? { range: ranger(text)(span) } : {}),
  };
}

function spansOf(identity: Identity): Span[] {
  return [
    ...identity.declared,
    ...identity.mentions,
    ...identity.references.filter((one) => !one.implicit).map((one) => one.span),
  ];
}

function aboutFinding(folder: Folder, finding: Finding): string {
  const rule = ruleOf(finding.rule);
  // The editor shows the diagnostic's own sentence above this.
  const lines = [`**${plain(rule?.title ?? finding.rule)}**`];
  const { credential } = finding;
  lines.push(...aboutCredential(finding, folder.engine.today, (span) => positionAt(linesIn(folder, span.file), span.start).line));
  const identity = finding.identity ?? credential?.identity;
  const whose = identity ? workspaceOf(folder).graph.byAlias.get(identity) : undefined;
  if (whose) lines.push(`Whose: ${plain(whose.name)} (${whose.kind})`);
  if (rule) lines.push(section(rule.docs, 'Why it matters'), `**What to do**\n\n${section(rule.docs, 'How to fix')}`);
  const best = fixesIn(folder, finding)[0];
  if (best) lines.push(`Quick fix: ${plain(best.title)}`);
  lines.push(`\`${finding.rule}\` · ${finding.severity} · ${[...finding.owasp, ...finding.cwe].join(', ')}`);
  return lines.filter((line) => line !== '').join('\n\n');
}

function aboutIdentity(identity: Identity): string {
  const storages = [...new Set(identity.credentials.map((credential) => credential.storage))];
  const lines = [
    `**${plain(identity.name)}** (${identity.kind})`,
    `Declared ${identity.declared.length === 0 ? 'nowhere in this workspace' : `in ${identity.declared.map((span) => plain(span.file)).join(', ')}`}`,
    `Used by ${identity.references.length === 0 ? 'nothing in this workspace' : [...new Set(identity.references.map((reference) => plain(reference.from)))].join(', ')}`,
  ];
  if (storages.length > 0) lines.push(`Credential: ${storages.join(', ')}`);
  if (identity.grants.length > 0) {
    lines.push(
      `Holds ${identity.grants.map((held) => plain(held.policy?.name ?? held.role?.name ?? held.managed ?? '')).join(', ')}`,
    );
  }
  return lines.join('\n\n');
}

/** The text under a heading of a rule's documentation. */
function section(docs: string, heading: string): string {
  const start = docs.indexOf(`## ${heading}`);
  if (start < 0) return '';
  const body = docs.slice(docs.indexOf('\n', start) + 1);
  const end = body.indexOf('\n## ');
  return (end < 0 ? body : body.slice(0, end)).trim();
}
