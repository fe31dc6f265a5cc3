/** The view "Findings by identity": groups first, the findings of a group when it is opened. */

import type { Finding } from '../engine/rules/model';
import { compareText } from '../engine/syntax/order';
import type { Folder } from './folder';
import { findingLeaf } from './identity-detail';
import { bySeverity, gravestOf } from './identity-words';
import type { FindingGroupDto, FindingsOf, LeafDto } from './protocol';
import { recordsOf } from './records';

/** A group for each identity with findings, then one for each file whose findings belong to none; each the gravest first. */
export function findingGroups(folder: Folder): FindingGroupDto[] {
  const { all, others } = recordsOf(folder);
  const identities = all.flatMap(({ id, kind, name, findings }) =>
    groupOf({ folder: folder.uri, identity: id, kind, name }, findings),
  );
  const files = [...byFile(others)].flatMap(([file, findings]) => groupOf({ folder: folder.uri, file, name: file }, findings));
  return [...identities.sort(inOrder), ...files.sort(inOrder)];
}

type Named = Omit<FindingGroupDto, 'count' | 'gravest'>;

function groupOf(named: Named, findings: readonly Finding[]): FindingGroupDto[] {
  const gravest = gravestOf(findings);
  return gravest ? [{ ...named, count: findings.length, gravest }] : [];
}

function inOrder(a: FindingGroupDto, b: FindingGroupDto): number {
  return bySeverity({ severity: a.gravest }, { severity: b.gravest }) || compareText(a.name, b.name);
}

function byFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const own = files.get(finding.span.file);
    if (own) own.push(finding);
    else files.set(finding.span.file, [finding]);
  }
  return files;
}

/** The findings of one group, the gravest first. */
export function findingsOf(folder: Folder, { identity, file }: FindingsOf): LeafDto[] {
  const { byId, others } = recordsOf(folder);
  const findings =
    identity === undefined ? others.filter(({ span }) => span.file === file) : (byId.get(identity)?.findings ?? []);
  return [...findings].sort(bySeverity).map((finding) => findingLeaf(folder, finding));
}
