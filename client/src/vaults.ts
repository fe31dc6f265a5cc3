import { commands, type Disposable, l10n, type QuickPickItem, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  CHOOSE_VAULT,
  type FindingDto,
  type FixResult,
  USE_VAULT,
  VAULTS,
  type VaultChoice,
  type VaultsResult,
} from '../../server/src/lsp/protocol';
import type { StepsFeature } from './steps';

interface Item extends QuickPickItem {
  readonly fix: string;
}

/** "Choose another vault…": every vault that has a form at the finding; the edit is the server's. */
export function createVaultChoice(client: LanguageClient, steps: StepsFeature): Disposable {
  return commands.registerCommand(CHOOSE_VAULT, async (finding: FindingDto) => {
    const { vaults } = await client.sendRequest<VaultsResult>(VAULTS, finding);
    if (vaults.length === 0) {
      void window.showInformationMessage(l10n.t('No vault has a safe form at this place.'));
      return;
    }
    const items = vaults.map(({ fix, vault, title, safety, files }): Item => {
      const where = files === 1 ? l10n.t('1 file') : l10n.t('{0} files', files);
      return { fix, label: vault, description: `${safety} · ${where}`, detail: title };
    });
    const chosen = await window.showQuickPick(items, {
      title: l10n.t('Replace the value with a reference to'),
      matchOnDetail: true,
    });
    if (!chosen) return;
    const choice: VaultChoice = { ...finding, fix: chosen.fix };
    const result = await client.sendRequest<FixResult | null>(USE_VAULT, choice);
    const edit = result && (await client.protocol2CodeConverter.asWorkspaceEdit(result.edit));
    if (!edit) {
      void window.showInformationMessage(l10n.t('The file has changed meanwhile: ask for the fix again.'));
      return;
    }
    if (await workspace.applyEdit(edit)) steps.offer(result.title, result.steps);
  });
}
