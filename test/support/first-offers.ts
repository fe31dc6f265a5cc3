/** For tests in a real editor: of each host the first case with an offer that edits, for a vault where there is one, and what it makes. */
import { fixesFor } from '../../server/src/engine/analyze';
import { applyFix } from '../../server/src/engine/fixes/apply';
import type { FixContext } from '../../server/src/engine/fixes/model';
import { analyze } from './analysis';
import { fixCases } from './fix-cases';

export interface FirstOffer {
  readonly host: string;
  readonly name: string;
  readonly texts: Readonly<Record<string, string>>;
  /** Where the finding stands. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly after: Readonly<Record<string, string>>;
}

export async function firstOffers(): Promise<FirstOffer[]> {
  const found = new Map<string, FirstOffer>();
  for (const { host, name, texts } of fixCases()) {
    // What git ignores is not looked at in a workspace.
    if (found.has(host) || Object.keys(texts).some((file) => file.endsWith('.gitignore'))) continue;
    const { findings, graph } = await analyze(texts);
    const context: FixContext = { read: (file) => texts[file], files: Object.keys(texts), graph };
    for (const finding of findings.filter(({ remedies }) => remedies.some(({ type }) => type === 'vault-reference'))) {
      const fixes = fixesFor(finding, context).filter(({ edits }) => edits.length > 0);
      const fix = fixes.find(({ id }) => id !== 'vault-reference:environment') ?? fixes[0];
      const changed = fix && applyFix(context.read, fix);
      if (!fix || !changed) continue;
      const { file, start, end } = finding.span;
      found.set(host, { host, name, texts, file, start, end, title: fix.title, after: Object.fromEntries(changed) });
      break;
    }
  }
  return [...found.values()];
}
