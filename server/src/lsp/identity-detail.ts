/** An identity that is opened in the sidebar: its parts, line by line, each with the place it leads to. */
import type { InventoryRecord } from '../engine/inventory/model';
import type { Finding, LineAge } from '../engine/rules/model';
import { positionAt } from '../engine/syntax/lines';
import type { Span } from '../engine/syntax/span';
import { placesOf, toPlace } from './convert';
import { ageOfDeclaration } from './declaration-age';
import { type Folder, linesIn, workspaceOf } from './folder';
import { waysInto, waysToAdmin } from './identity-paths';
import { bySeverity, credentialInWords, some } from './identity-words';
import { spansNaming } from './navigation';
import type { IdentityDetail, LeafDto, PartDto, PartId } from './protocol';
import { recordsOf } from './records';

/** Actions that a line names. */
const NAMED = 3;

const LABELS: Readonly<Record<PartId, string>> = {
  declared: 'Declared',
  used: 'Used by',
  credentials: 'Credentials',
  grants: 'May do',
  paths: 'Ways to administration',
  trust: 'Who may become it',
  findings: 'Findings',
  about: 'About',
};

/** The parts of an identity that hold something; undefined where it is gone. */
export function identityDetail(folder: Folder, id: string): IdentityDetail | undefined {
  const record = recordsOf(folder).byId.get(id);
  if (!record) return undefined;
  const { graph } = workspaceOf(folder);
  const identity = graph.byAlias.get(id);
  const places = placesOf(folder);
  const leaf = leavesIn(folder);
  const first = record.declared[0] ?? record.mentioned[0] ?? record.references[0]?.span ?? record.credentials[0]?.span;
  const part = (part: PartId, leaves: readonly LeafDto[]): PartDto[] =>
    leaves.length > 0 ? [{ id: part, label: LABELS[part], leaves }] : [];
  return {
    ...{ folder: folder.uri, id, name: record.name },
    ...(first ? { place: toPlace(places(first)) } : {}),
    mentions: identity ? spansNaming(folder, identity, false).map((span) => toPlace(places(span))) : [],
    parts: [
      ...part(
        'declared',
        record.declared.map((span) => leaf(whereOf(folder, span), '', span)),
      ),
      ...part(
        'used',
        record.references.map(({ from, type, span }) => leaf(from, type, span)),
      ),
      ...part(
        'credentials',
        record.credentials.map((one) => leaf(one.type, credentialInWords(one), one.span)),
      ),
      ...part(
        'grants',
        record.grants.map(({ source, actions, resources, span }) =>
          leaf(
            source,
            [some(actions, NAMED), resources.length > 0 ? `on ${some(resources, NAMED)}` : ''].filter(Boolean).join(' '),
            span,
          ),
        ),
      ),
      ...part('paths', identity ? waysToAdmin(graph, identity, leaf) : []),
      ...part('trust', [
        ...record.trust.map(({ principal, external, span }) => leaf(principal, external ? 'from outside' : '', span)),
        ...(identity ? waysInto(graph, identity, leaf) : []),
      ]),
      ...part(
        'findings',
        [...record.findings].sort(bySeverity).map((finding) => findingLeaf(folder, finding)),
      ),
      ...part(
        'about',
        aboutIt(record, ageOfDeclaration(folder, record)).map(([label, note]) => ({ label, note })),
      ),
    ],
  };
}

export type LeafMaker = (label: string, note: string, span: Span | undefined) => LeafDto;

/** Lines of a folder: the place follows the note, unless it is what the line says. */
function leavesIn(folder: Folder): LeafMaker {
  const places = placesOf(folder);
  return (label, note, span) => {
    if (!span) return { label, note };
    const where = whereOf(folder, span);
    return { label, note: [note, where === label ? '' : where].filter(Boolean).join(' · '), place: toPlace(places(span)) };
  };
}

/** A finding as a line: the sentence of the Problems list, how grave it is, and where. */
export function findingLeaf(folder: Folder, { rule, severity, message, span }: Finding): LeafDto {
  const note = `${severity} · ${rule} · ${whereOf(folder, span)}`;
  return { label: message, note, severity, place: toPlace(placesOf(folder)(span)) };
}

/** `main.tf:12`. */
function whereOf(folder: Folder, span: Span): string {
  const { line } = positionAt(linesIn(folder, span.file), span.start);
  return `${span.file.slice(span.file.lastIndexOf('/') + 1)}:${line}`;
}

/** What follows from something, and from what. */
function aboutIt(record: InventoryRecord, age: LineAge | undefined): [label: string, note: string][] {
  const { owner, creator, environments, account, purpose, since, expires, rotation, lifetime, risk, riskReasons } = record;
  const rows: [string, { value: string; source: string } | undefined][] = [
    ['Owner', owner],
    ...environments.map((one): [string, typeof one] => ['Environment', one]),
    ['Account', account],
    ['Purpose', purpose],
    ['Creator', creator ?? (age && { value: age.author, source: 'git' })],
    ['In git since', since ?? (age && { value: age.since, source: 'the first line of its declaration' })],
    ['Expires', expires],
    ['Rotation', rotation],
  ];
  return [
    ...rows.flatMap(([label, one]): [string, string][] => (one ? [[label, `${one.value} · ${one.source}`]] : [])),
    ...(lifetime === 'unknown' ? [] : [['Rights', lifetime] as [string, string]]),
    ...(risk > 0 ? [['Risk', String(risk)] as [string, string]] : []),
    ...riskReasons.map(({ points, text }): [string, string] => [`+${points}`, text]),
  ];
}
