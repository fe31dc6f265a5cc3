import { type CodeAction, CodeActionKind, type CodeActionParams, type Range } from 'vscode-languageserver';
import { type Choice, credentialOf } from '../engine/fix-all';
import type { Fix } from '../engine/fixes/model';
import { VAULTS as EVERY } from '../engine/fixes/vaults/index';
import type { Finding } from '../engine/rules/model';
import { placesOf, ranger, toDiagnostic } from './convert';
import { type ActionOptions, type Content, stepDto, stepsCommand, toWorkspaceEdit } from './edits';
import { type Folder, findingsIn, fixAllIn, fixesIn, prepareIn, textIn, uriOf, workspaceOf } from './folder';
import { CHOOSE_VAULT, type FindingDto, type FixResult, type VaultChoice, type VaultsResult } from './protocol';

/** How far an action goes: one finding, every place of its value, its rule in its file, all safe fixes of the file. */
type Scope = 'one' | 'value' | 'kind' | 'safe';

/** Enough to build the edit again, and nothing secret. */
export interface ActionData extends FindingDto {
  readonly fix: string;
  readonly scope: Scope;
}

/** Fixes that need no look, all at once: for "editor.codeActionsOnSave". */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.nhi`;

/** The fixes at a range, best first, without their edits where the client asks for those later. */
export async function codeActions(
  folder: Folder,
  file: string,
  params: CodeActionParams,
  options: ActionOptions,
): Promise<CodeAction[]> {
  const version = options.version(params.textDocument.uri) ?? 0;
  const { only } = params.context;
  if (only?.some((kind) => FIX_ALL === kind || FIX_ALL.startsWith(`${kind}.`))) {
    const data: ActionData = { folder: folder.uri, file, version, fingerprint: '', fix: '', scope: 'safe' };
    const action: CodeAction = { title: 'Apply all safe fixes of NHI Hygiene', kind: FIX_ALL };
    const isAny = findingsIn(folder, file).length > 0;
    return isAny ? [options.lazy ? { ...action, data } : await resolveAction(folder, action, data, options)] : [];
  }
  if (only && !only.some((kind) => CodeActionKind.QuickFix.startsWith(kind) || kind.startsWith(CodeActionKind.QuickFix)))
    return [];
  const toRange = ranger(textIn(folder, file) ?? '');
  const touched = findingsIn(folder, file).filter(({ span }) => touches(toRange(span), params.range));
  await prepareIn(folder, touched);
  const actions: CodeAction[] = [];
  for (const finding of touched) {
    for (const { data, ...action } of actionsOf(folder, file, version, finding, options)) {
      if (!data || options.lazy) actions.push(data ? { ...action, data } : action);
      else actions.push(await resolveAction(folder, action, data, options));
    }
  }
  return actions;
}

type Offered = CodeAction & { readonly data?: ActionData };

function actionsOf(folder: Folder, file: string, version: number, finding: Finding, options: ActionOptions): Offered[] {
  const fixes = fixesIn(folder, finding);
  const base = { kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(finding, placesOf(folder))] };
  const own: FindingDto = { folder: folder.uri, file, version, fingerprint: finding.fingerprint };
  const edits = fixes.filter((fix) => fix.edits.length > 0);
  const preferred = edits.find(({ safety }) => safety === 'safe');
  const actions = fixes.flatMap((fix): Offered[] => {
    if (fix.edits.length === 0) return options.showSteps ? [{ ...base, title: fix.title, command: stepsCommand(fix, true) }] : [];
    const mark = fix === preferred ? { isPreferred: true } : {};
    return [{ ...base, ...mark, title: fix.title, data: { ...own, fix: fix.id, scope: 'one' } }];
  });
  const best = edits[0];
  const alike = findingsIn(folder, file).filter(({ rule }) => rule === finding.rule).length;
  if (best && alike > 1) {
    const title = `Fix all ${alike} findings of this kind in this file`;
    actions.push({ ...base, title, data: { ...own, fix: best.id, scope: 'kind' } });
  }
  const reference = edits.find(({ id }) => id.startsWith('vault-reference:'));
  const places = finding.shared?.count ?? 1;
  if (reference && places > 1) {
    const title = `Replace all ${places} places of this value: ${vaultOf(reference)}`;
    actions.push({ ...base, title, data: { ...own, fix: reference.id, scope: 'value' } });
  }
  if (options.chooseVault && finding.remedies.some(({ type }) => type === 'vault-reference')) {
    const title = 'Choose another vault…';
    actions.push({ ...base, title, command: { title, command: CHOOSE_VAULT, arguments: [own] } });
  }
  return actions;
}

/** `AWS Secrets Manager`: the vault of a fix. */
function vaultOf({ id }: Fix): string {
  return EVERY.find((vault) => `vault-reference:${vault.id}` === id)?.title ?? '';
}

/** The edit of an action offered before; an action without edit when the document has changed since. */
export async function resolveAction(
  folder: Folder,
  action: CodeAction,
  data: ActionData,
  options: ActionOptions,
): Promise<CodeAction> {
  const content = isCurrent(folder, data, options) ? await contentOf(folder, data) : undefined;
  if (!content || content.edits.length === 0) return action;
  return {
    ...action,
    edit: toWorkspaceEdit(folder, data.file, content, options),
    ...(options.showSteps && content.followUp.length > 0 ? { command: stepsCommand(content) } : {}),
  };
}

/** Every vault that has a form for the finding, the one in use first. */
export async function vaultsOf(folder: Folder, asked: FindingDto, options: ActionOptions): Promise<VaultsResult> {
  const offers = isCurrent(folder, asked, options) ? await offersFor(folder, asked) : [];
  return {
    vaults: offers
      .filter(({ id, edits }) => id.startsWith('vault-reference:') && edits.length > 0)
      .map((fix) => ({ fix: fix.id, vault: vaultOf(fix), title: fix.title, safety: fix.safety, files: fix.edits.length })),
  };
}

export async function useVault(folder: Folder, choice: VaultChoice, options: ActionOptions): Promise<FixResult | null> {
  const offers = isCurrent(folder, choice, options) ? await offersFor(folder, choice) : [];
  const fix = offers.find(({ id }) => id === choice.fix);
  return fix
    ? { title: fix.title, edit: toWorkspaceEdit(folder, choice.file, fix, options), steps: fix.followUp.map(stepDto) }
    : null;
}

async function offersFor(folder: Folder, asked: FindingDto): Promise<Fix[]> {
  const finding = findingFor(folder, asked);
  if (!finding) return [];
  await prepareIn(folder, [finding]);
  return fixesIn(folder, finding, 'all');
}

function isCurrent(folder: Folder, { file, version }: FindingDto, options: ActionOptions): boolean {
  return (options.version(uriOf(folder, file)) ?? 0) === version;
}

function findingFor(folder: Folder, { file, fingerprint }: FindingDto): Finding | undefined {
  return findingsIn(folder, file).find((one) => one.fingerprint === fingerprint);
}

async function contentOf(folder: Folder, data: ActionData): Promise<Content | undefined> {
  if (data.scope === 'one') {
    const finding = findingFor(folder, data);
    if (finding) await prepareIn(folder, [finding]);
    return finding && fixesIn(folder, finding).find(({ id }) => id === data.fix);
  }
  const choice = choiceOf(folder, data);
  if (!choice) return undefined;
  await prepareIn(folder, workspaceOf(folder).findings.filter(choice.wants));
  const chain = fixAllIn(folder, choice);
  const [first] = chain.applied;
  const count = chain.applied.length;
  return first && { ...chain, title: count === 1 ? first.fix.title : `${count} findings fixed` };
}

/** Which findings a group is about, and which of their fixes is taken: the same as at the finding it was asked at, or the best. */
function choiceOf(folder: Folder, data: ActionData): Choice | undefined {
  const { file } = data;
  if (data.scope === 'safe')
    return {
      wants: ({ span }) => span.file === file,
      // A file that is being saved is all that may change.
      pick: (fixes) =>
        fixes.find(({ safety, edits }) => safety === 'safe' && edits.length > 0 && edits.every((one) => one.file === file)),
    };
  const finding = findingFor(folder, data);
  if (!finding) return undefined;
  const same = (fixes: readonly Fix[]) => fixes.find(({ id, edits }) => id === data.fix && edits.length > 0);
  if (data.scope === 'kind')
    return {
      wants: ({ rule, span }) => rule === finding.rule && span.file === file,
      pick: (fixes) => same(fixes) ?? fixes.find(({ edits }) => edits.length > 0),
    };
  const value = credentialOf(finding)?.fingerprint;
  return { wants: (other) => value !== undefined && credentialOf(other)?.fingerprint === value, pick: same };
}

function touches(a: Range, b: Range): boolean {
  return !before(a.end, b.start) && !before(b.end, a.start);
}

function before(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
