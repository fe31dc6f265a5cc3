import type { IdentityChange } from '../../../engine/inventory/diff';
import { linesOf } from './lines';
import { countsOf, type DiffFormatter, type DiffReport, placeOf, recordOf } from './model';

/** By it a pipeline finds the comment again that it wrote before. */
const MARK = '<!-- nhi-diff -->';

/** GitHub and GitLab take no comment over 65,536 and 1,000,000 characters. */
const LONGEST = 60_000;

const TITLES = [
  ['widened', 'May do more, or be used by more'],
  ['added', 'New'],
  ['changed', 'Changed'],
  ['narrowed', 'May do less, or be used by fewer'],
  ['unreferenced', 'No longer referenced'],
  ['removed', 'Removed'],
] as const;

/** A comment for a pull request: what widens first. Stable: the same comparison gives the same text. */
export const diffMarkdown: DiffFormatter = (report) => {
  const counts = countsOf(report.changes).map(([kind, count]) => `**${count}** ${kind}`);
  const head = `${MARK}\n### Identities\n\n${counts.length === 0 ? 'No identity changed.' : `${counts.join(' · ')}`}\n`;
  const blocks = TITLES.flatMap(([kind, title]) => {
    const some = report.changes.filter(({ change }) => change === kind);
    return some.length === 0 ? [] : [`\n#### ${title}\n`, ...some.map((change) => `\n${itemOf(change, report)}`)];
  });
  let text = head;
  for (const [nth, block] of blocks.entries()) {
    if (text.length + block.length > LONGEST) return `${text}\n_${blocks.length - nth} more entries are left out._\n`;
    text += block;
  }
  return text;
};

function itemOf(change: IdentityChange, report: DiffReport): string {
  const record = recordOf(change);
  const place = placeOf(change, report);
  const risk = change.before && change.after && change.before.risk !== change.after.risk;
  const notes = [
    record?.kind ?? '',
    ...(place === '' ? [] : [code(place)]),
    ...(risk ? [`risk ${change.before?.risk} → ${change.after?.risk}`] : []),
  ];
  const lines = linesOf(change).map(({ text }) => `  - ${plain(text)}\n`);
  return `- ${code(record?.name ?? '')} ${notes.join(', ')}\n${lines.join('')}`;
}

/** Names come from files: none of their letters may become markup. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|#@~!]/g, (letter) => `\\${letter}`);
}

/** In code nothing is markup but the backtick. */
function code(text: string): string {
  const clean = text.replace(/\s+/g, ' ');
  return clean.includes('`') ? `\`\` ${clean} \`\`` : `\`${clean}\``;
}
