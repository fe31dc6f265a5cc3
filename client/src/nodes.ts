/** The nodes of the views in the sidebar, as data: what a line says, where a click goes. Knows nothing of the editor. */
import type { FindingsOf, IdentityRef, LeafDto, PartDto, PlaceDto, SeverityDto } from '../../server/src/lsp/protocol';

export interface Node {
  /** Stable over refreshes, so that a view keeps what is expanded and selected. */
  readonly id: string;
  label: string;
  description: string;
  /** Read aloud in place of label and description. */
  spoken: string;
  icon: string;
  /** Colours the line; the words say it too. */
  severity?: SeverityDto;
  /** The number behind the line. */
  count?: number;
  place?: PlaceDto;
  /** Absent where they are asked for when the node is opened. */
  children?: Node[];
  expanded?: boolean;
  context: 'group' | 'identity' | 'findings' | 'part' | 'leaf';
  identity?: IdentityRef;
  findings?: FindingsOf;
}

const PART_ICONS: Readonly<Record<PartDto['id'], string>> = {
  declared: 'symbol-class',
  used: 'references',
  credentials: 'key',
  grants: 'unlock',
  paths: 'arrow-up',
  trust: 'account',
  findings: 'warning',
  about: 'info',
};

/** The parts of an identity below its node. */
export function partNodes(parent: string, parts: readonly PartDto[]): Node[] {
  return parts.map(({ id: name, label, leaves }) => {
    const id = `${parent}/${name}`;
    const count = name === 'about' ? '' : String(leaves.length);
    return {
      ...{ id, label, description: count, spoken: [label, count].filter(Boolean).join(', ') },
      ...{ icon: PART_ICONS[name], children: leafNodes(id, leaves), context: 'part' as const },
    };
  });
}

/** Lines below a node. Equal ones are told apart by their order. */
export function leafNodes(parent: string, leaves: readonly LeafDto[]): Node[] {
  const seen = new Map<string, number>();
  return leaves.map((leaf) => {
    const before = seen.get(leaf.label) ?? 0;
    seen.set(leaf.label, before + 1);
    const id = `${parent}/${leaf.label}#${before}`;
    return {
      ...{ id, label: leaf.label, description: leaf.note },
      spoken: [leaf.label, leaf.note].filter(Boolean).join(', '),
      icon: leaf.severity ? severityIcon(leaf.severity) : 'circle-small',
      ...(leaf.severity ? { severity: leaf.severity } : {}),
      ...(leaf.place ? { place: leaf.place } : {}),
      children: leafNodes(id, leaf.children ?? []),
      context: 'leaf' as const,
    };
  });
}

/** As the Problems list draws it. */
export function severityIcon(severity: SeverityDto): string {
  return severity === 'critical' || severity === 'high' ? 'error' : severity === 'medium' ? 'warning' : 'info';
}

export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
