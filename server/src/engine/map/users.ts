/** What uses an identity, as nodes: one a workload, job or program, however many of its lines say so. */
import type { Facts, Host, ReferenceFact } from '../facts/model';
import type { Edge, IdentityGraph } from '../graph/model';

/** Their declarations are named over the files of a folder. Elsewhere a name means something in its own file only. */
const BY_FOLDER: ReadonlySet<Host> = new Set<Host>(['terraform', 'kubernetes', 'helm-template', 'arm', 'bicep']);
const PROGRAM: ReadonlySet<Host> = new Set<Host>([
  ...(['typescript', 'javascript', 'python', 'go', 'java', 'shell', 'powershell'] as const),
  ...(['groovy', 'csharp', 'ruby', 'php', 'rust', 'kotlin'] as const),
]);

export interface User {
  readonly id: string;
  readonly type: string;
  readonly label: string;
}

/** The identity that a link begins at, by an alias or as the declaration that bears the name. */
export function identityAt(graph: IdentityGraph, { from, span }: Edge): string | undefined {
  const folder = folderOf(span.file);
  const names = [from, `tf:${folder}:${from}`, `cfn:${span.file}:${from}`, `arm:${span.file}:${from}`];
  return names.map((name) => graph.byAlias.get(name)?.id).find((id) => id !== undefined);
}

/** The user that a link begins at. A program is its file, whatever call of it needs the identity. */
export function userAt(facts: Facts | undefined, { from, span }: Edge, reference: ReferenceFact | undefined): User {
  if (facts && PROGRAM.has(facts.host)) return { id: `user:${span.file}`, type: 'program', label: span.file };
  const unit = facts && BY_FOLDER.has(facts.host) ? folderOf(span.file) : span.file;
  const label = reference?.from ?? from;
  return { id: `user:${unit}:${label}`, type: reference?.fromType ?? 'workload', label };
}

export function folderOf(file: string): string {
  return file.slice(0, Math.max(file.lastIndexOf('/'), 0));
}
