import { type Line, linesOf } from './lines';
import { countsOf, type DiffFormatter, placeOf, recordOf } from './model';

const SIGNS = { added: '+', removed: '-', widened: '!', narrowed: '~', changed: '~', unreferenced: '?' } as const;
const COLOURS = { added: 32, removed: 31, widened: 31, narrowed: 32, changed: 33, unreferenced: 33 } as const;

/** For people: one identity, then what changed of it. */
export function diffText(colour: boolean): DiffFormatter {
  const paint = (code: number, words: string) => (colour ? `\u001b[${code}m${words}\u001b[0m` : words);
  return (report) => {
    const blocks = report.changes.map((change) => {
      const record = recordOf(change);
      const word = change.change === 'unreferenced' ? 'no longer referenced' : change.change;
      const head = `${SIGNS[change.change]} ${record?.kind} ${record?.name}`;
      const details = linesOf(change).map(({ text }: Line) => `    ${text}\n`);
      return `${paint(COLOURS[change.change], head)}  ${word}  ${paint(90, placeOf(change, report))}\n${details.join('')}`;
    });
    return `${blocks.join('')}${blocks.length > 0 ? '\n' : ''}${summaryOf(report)}\n`;
  };
}

function summaryOf({ changes }: Parameters<DiffFormatter>[0]): string {
  const counts = countsOf(changes).map(([kind, count]) => `${count} ${kind}`);
  return counts.length === 0 ? 'no identity changed' : `identities: ${counts.join(', ')}`;
}
