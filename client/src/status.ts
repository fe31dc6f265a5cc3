import { commands, type Disposable, type LanguageStatusItem, LanguageStatusSeverity, l10n } from 'vscode';
import type { Status } from '../../server/src/lsp/protocol';
import type { News } from './news';

/** Whether the workspace has been looked at: until then no view says that there is nothing. */
const SCANNED = 'nhi.scanned';

/** The language status item: busy while scanning, counts when done, what is wrong when something is. */
export function createStatus(news: News, item: LanguageStatusItem): Disposable & { failed: () => void } {
  item.name = 'NHI Hygiene';
  item.text = 'NHI Hygiene';
  item.busy = true;
  item.command = { command: 'nhi.showOutput', title: l10n.t('Show log') };
  const show = ({ busy, files, findings, problems }: Status) => {
    item.busy = busy;
    if (!busy) void commands.executeCommand('setContext', SCANNED, true);
    item.severity = problems.length > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    item.text = busy
      ? l10n.t('NHI: analysing')
      : findings === 1
        ? l10n.t('NHI: 1 finding')
        : l10n.t('NHI: {0} findings', findings);
    item.detail = problems.length > 0 ? problems.slice(0, 3).join(' · ') : l10n.t('{0} files analysed', files);
  };
  const subscription = news.status(show);
  return {
    dispose() {
      subscription.dispose();
      item.dispose();
    },
    failed() {
      item.busy = false;
      item.severity = LanguageStatusSeverity.Error;
      item.text = l10n.t('NHI: the language server is not running');
      item.detail = l10n.t('Run "NHI: Restart" after a look at the log');
    },
  };
}
