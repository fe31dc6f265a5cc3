/** Fixes as the edits and commands of the protocol. */
import {
  type ChangeAnnotation,
  type Command,
  CreateFile,
  type SnippetTextEdit,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Edit, Fix, Step } from '../engine/fixes/model';
import { ranger } from './convert';
import { type Folder, textIn, uriOf } from './folder';
import { type Preview, SHOW_STEPS, type StepDto } from './protocol';

/** What the client can do, and what its user chose. */
export interface ActionOptions {
  /** The client can resolve edits later. */
  readonly lazy: boolean;
  readonly showSteps: boolean;
  readonly chooseVault: boolean;
  /** The client shows annotated edits in a preview. */
  readonly annotations: boolean;
  /** The client puts the cursor into a part of an edit (LSP 3.18). */
  readonly snippets: boolean;
  readonly preview: Preview;
  readonly version: (uri: string) => number | null;
}

/** What becomes of one fix, or of a chain as one. */
export type Content = Pick<Fix, 'title' | 'safety' | 'edits' | 'followUp'>;

const REVIEW = 'review';

/** The commands of the steps that remain; `atOnce`: they are all there is, so they open without a question. */
export function stepsCommand({ title, followUp }: Pick<Fix, 'title' | 'followUp'>, atOnce = false): Command {
  const rest = atOnce ? [true] : [];
  return { title: 'Show what remains to do', command: SHOW_STEPS, arguments: [title, followUp.map(stepDto), ...rest] };
}

export function stepDto(step: Step): StepDto {
  return typeof step === 'string' ? { text: step } : { text: step.text, command: step.command };
}

/**
 * One edit of the whole workspace, so that one undo takes it back. What must be looked at is previewed first: the change in
 * `file` waits for a tick, what it needs elsewhere is ticked already.
 */
export function toWorkspaceEdit(folder: Folder, file: string, fix: Content, options: ActionOptions): WorkspaceEdit {
  const previewed = isPreviewed(file, fix, options);
  const entry = previewed ? undefined : placeholderOf(file, fix, options);
  const annotation: ChangeAnnotation = { label: fix.title, needsConfirmation: true };
  const documentChanges = fix.edits.flatMap((one): (TextDocumentEdit | CreateFile)[] => {
    const mark = previewed && one.file === file ? { annotationId: REVIEW } : {};
    const uri = uriOf(folder, one.file);
    const toRange = ranger(one.create ? '' : (textIn(folder, one.file) ?? ''));
    const toEdit = ({ start, end, text }: Edit): TextEdit | SnippetTextEdit =>
      entry
        ? { range: toRange({ start, end }), snippet: { kind: 'snippet', value: snippetOf(text, entry) } }
        : { range: toRange({ start, end }), newText: text, ...mark };
    const edit: TextDocumentEdit = {
      textDocument: { uri, version: one.create ? null : options.version(uri) },
      edits: one.edits.map(toEdit),
    };
    return one.create ? [CreateFile.create(uri, { ignoreIfExists: false, overwrite: false }), edit] : [edit];
  });
  return { documentChanges, ...(previewed ? { changeAnnotations: { [REVIEW]: annotation } } : {}) };
}

function isPreviewed(file: string, { safety, edits }: Content, { annotations, preview }: ActionOptions): boolean {
  if (!annotations || safety !== 'review' || preview === 'never') return false;
  return preview === 'review' || edits.some((one) => one.file !== file);
}

/**
 * The name of the entry, which is the user's to change: it stands in the title's brackets. Only where every edit is of one line
 * in one file: an editor indents the further lines of a snippet as it likes.
 */
function placeholderOf(file: string, { title, edits }: Content, { snippets }: ActionOptions): string | undefined {
  const [only, ...others] = edits;
  if (!snippets || !only || others.length > 0 || only.file !== file || only.create) return undefined;
  if (only.edits.some(({ text }) => /[\r\n]/.test(text))) return undefined;
  const named = /^Replace with .* \(([^(),;\s]+)[^()]*\)$/.exec(title)?.[1];
  // The path of an entry of HashiCorp Vault begins with its mount, which stands elsewhere in an edit.
  const names = named ? [named, named.replace(/^secret\//, '')] : [];
  return names.find((name) => only.edits.some(({ text }) => wholeName(name).test(text)));
}

function wholeName(name: string): RegExp {
  return new RegExp(`(?<![\\w-])${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\w-])`, 'g');
}

/** The text as a snippet: the name can be typed over, everywhere at once. */
function snippetOf(text: string, name: string): string {
  const plain = (part: string) => part.replace(/[\\$}]/g, '\\$&');
  return text
    .split(wholeName(name))
    .map(plain)
    .join(`\${1:${plain(name)}}`);
}
