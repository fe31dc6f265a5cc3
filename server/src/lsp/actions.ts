import {
  type ChangeAnnotation,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CreateFile,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Fix, stepText } from '../engine/fixes/model';
import type { Finding } from '../engine/rules/model';
import { placesOf, ranger, toDiagnostic } from './convert';
import { type Folder, findingsIn, fixesIn, textIn, uriOf } from './folder';
import { SHOW_STEPS } from './protocol';

/** Enough to build the edit again, and nothing secret. */
export interface ActionData {
  readonly folder: string;
  readonly file: string;
  readonly version: number;
  readonly fingerprint: string;
  readonly fix: string;
}

export interface ActionOptions {
  /** The client can resolve edits later. */
  readonly lazy: boolean;
  readonly showSteps: boolean;
  /** The client shows annotated edits in a preview. */
  readonly annotations: boolean;
  readonly version: (uri: string) => number | null;
}

const REVIEW = 'review';

/** The fixes at a range, best first, without their edits where the client asks for those later. */
export function codeActions(folder: Folder, file: string, params: CodeActionParams, options: ActionOptions): CodeAction[] {
  const { only } = params.context;
  if (only && !only.some((kind) => CodeActionKind.QuickFix.startsWith(kind) || kind.startsWith(CodeActionKind.QuickFix)))
    return [];
  const toRange = ranger(textIn(folder, file) ?? '');
  const places = placesOf(folder);
  return findingsIn(folder, file).flatMap((finding) => {
    if (!touches(toRange(finding.span), params.range)) return [];
    const fixes = fixesIn(folder, finding);
    const preferred = fixes.findIndex((fix) => fix.safety === 'safe' && fix.edits.length > 0);
    return fixes.flatMap((fix, index): CodeAction[] => {
      const action: CodeAction = {
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [toDiagnostic(finding, places)],
        ...(index === preferred ? { isPreferred: true } : {}),
      };
      if (fix.edits.length === 0) return options.showSteps ? [{ ...action, command: steps(fix, true) }] : [];
      const version = options.version(params.textDocument.uri) ?? 0;
      const data: ActionData = { folder: folder.uri, file, version, fingerprint: finding.fingerprint, fix: fix.id };
      return [options.lazy ? { ...action, data } : { ...action, ...content(folder, file, fix, options) }];
    });
  });
}

/** The edit of an action offered before; an action without edit when the document has changed since. */
export function resolveAction(folder: Folder, action: CodeAction, data: ActionData, options: ActionOptions): CodeAction {
  if ((options.version(uriOf(folder, data.file)) ?? 0) !== data.version) return action;
  const finding = findingsIn(folder, data.file).find((one: Finding) => one.fingerprint === data.fingerprint);
  const fix = finding && fixesIn(folder, finding).find((one) => one.id === data.fix);
  return fix ? { ...action, ...content(folder, data.file, fix, options) } : action;
}

function content(folder: Folder, file: string, fix: Fix, options: ActionOptions): Pick<CodeAction, 'edit' | 'command'> {
  return {
    edit: toWorkspaceEdit(folder, file, fix, options),
    ...(options.showSteps && fix.followUp.length > 0 ? { command: steps(fix) } : {}),
  };
}

/** `atOnce`: the steps are all there is, so they open without a question. */
function steps(fix: Fix, atOnce = false): { title: string; command: string; arguments: unknown[] } {
  const rest = atOnce ? [true] : [];
  return { title: 'Show what remains to do', command: SHOW_STEPS, arguments: [fix.title, fix.followUp.map(stepText), ...rest] };
}

/**
 * One edit of the whole workspace, so that one undo takes it back. What touches another file is previewed first: the change at
 * the finding waits for a tick, what it needs elsewhere is ticked already.
 */
function toWorkspaceEdit(folder: Folder, file: string, fix: Fix, options: ActionOptions): WorkspaceEdit {
  const preview = options.annotations && fix.safety === 'review' && fix.edits.some((edit) => edit.file !== file);
  const annotation: ChangeAnnotation = { label: fix.title, needsConfirmation: true };
  const documentChanges = fix.edits.flatMap((one): (TextDocumentEdit | CreateFile)[] => {
    const mark = preview && one.file === file ? { annotationId: REVIEW } : {};
    const uri = uriOf(folder, one.file);
    const toRange = ranger(one.create ? '' : (textIn(folder, one.file) ?? ''));
    const edit: TextDocumentEdit = {
      textDocument: { uri, version: one.create ? null : options.version(uri) },
      edits: one.edits.map(({ start, end, text }) => ({ range: toRange({ start, end }), newText: text, ...mark })),
    };
    return one.create ? [CreateFile.create(uri, { ignoreIfExists: false, overwrite: false }), edit] : [edit];
  });
  return { documentChanges, ...(preview ? { changeAnnotations: { [REVIEW]: annotation } } : {}) };
}

function touches(
  a: { start: { line: number; character: number }; end: { line: number; character: number } },
  b: { start: { line: number; character: number }; end: { line: number; character: number } },
): boolean {
  return !before(a.end, b.start) && !before(b.end, a.start);
}

function before(a: { line: number; character: number }, b: { line: number; character: number }): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
