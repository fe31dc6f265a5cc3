import { type Disposable, FileDecoration, ThemeColor, Uri, window } from 'vscode';
import type { SeverityDto } from '../../server/src/lsp/protocol';

/** No file: names how many findings a line of a view stands for, and how grave they are. */
const SCHEME = 'nhi-findings';

const COLORS: Readonly<Record<SeverityDto, string>> = {
  critical: 'list.errorForeground',
  high: 'list.errorForeground',
  medium: 'list.warningForeground',
  low: 'editorInfo.foreground',
  info: 'editorInfo.foreground',
};

export function uriOfFindings(severity: SeverityDto, count: number): Uri {
  return Uri.from({ scheme: SCHEME, path: `/${severity}/${count}` });
}

/** Colours lines of views and counts their findings, as the Explorer does for files. The lines say both in words too. */
export function createDecorations(): Disposable {
  return window.registerFileDecorationProvider({
    provideFileDecoration({ scheme, path }) {
      if (scheme !== SCHEME) return undefined;
      const [, severity, count] = path.split('/') as ['', SeverityDto, string];
      const badge = count === '0' ? undefined : count.length > 1 ? '9+' : count;
      // What it says in words is in the tooltip of the line already.
      return new FileDecoration(badge, undefined, new ThemeColor(COLORS[severity]));
    },
  });
}
