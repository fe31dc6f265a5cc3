import { folderOf } from '../../syntax/path';
import type { SourceNode } from '../../syntax/source/tree';
import { applyEdits } from '../apply';
import type { Edit } from '../model';
import { appendLines } from '../text';
import type { SourceImport, SourceReference } from '../vaults/forms/program';
import type { Vault } from '../vaults/model';
import { isUrlPart } from './connection';
import { constantEdits } from './go/constant';
import { drop } from './go/drop';
import { importEdits, type Named } from './go/imports';
import type { Draft, HostFixes, Place } from './model';
import { siteIn } from './source/joined';
import { type LiteralSite, lastOf, literalSite, textIn } from './source/nodes';
import { isProse } from './source/prose';
import { inTests } from './source/tests';

const LITERALS = ['interpreted_string_literal', 'raw_string_literal'];
const URL_PACKAGE: SourceImport = { from: 'net/url' };
/** Where `url` is a variable of the file. */
const URL_PACKAGE_RENAMED: SourceImport = { from: 'net/url', names: ['neturl'] };

export const go: HostFixes = {
  id: 'go',
  title: 'Go',
  serves: (_file, host) => host === 'go',
  reference(given, vault) {
    const found = siteIn(given, 'go', LITERALS);
    if (!found) return undefined;
    const { site, place } = found;
    if (['import_spec', 'field_declaration', 'index_expression', 'selector_expression'].includes(site.parent.type))
      return undefined;
    // What a case is compared with is best a constant.
    if (site.parent.field === 'value' && site.path.at(-3)?.type === 'expression_case') return undefined;
    const pair = lastOf(site.path, ({ type }) => type === 'keyed_element');
    if (pair?.children[0] && site.path.includes(pair.children[0])) return undefined;
    return inTests(place, vault, () => reference(place, vault, site));
  },
  drop: (place) => {
    const site = literalSite(place, 'go', LITERALS);
    return site && drop(place, site);
  },
};

function reference(place: Place, vault: Vault, site: LiteralSite): Draft | undefined {
  const { text, file } = place;
  const source = vault.programs.go?.(place.name);
  if (!source) return undefined;
  const helper = source.helper && helperName(place, source.helper);
  if (source.helper && !helper) return undefined;
  const constant = constantEdits(text, site);
  const made = constant && replace(place, site, source.expression);
  if (!made) return undefined;
  const added = helper?.add ? source.helper!.lines : [];
  const wanted = [...(source.helper && !helper?.add ? [] : source.imports), ...(made.url ? [made.url] : [])];
  const imports = importEdits(text, site.root, wanted);
  if (!imports) return undefined;
  const resolve = (code: string) => resolveNames(code, imports.names);
  const ending = added.length > 0 ? [appendLines(text, added.map(resolve))] : [];
  const written = made.edits.map((edit) => ({ ...edit, text: resolve(edit.text) }));
  const value = constant.keep
    ? [...constant.edits, ...written]
    : constant.move(
        applyEdits(
          textIn(text, site.node),
          written.map((edit) => moved(edit, site.node.start)),
        ),
      );
  const isConstant = !constant.keep || constant.edits.length > 0;
  return {
    safety: vault.environment && imports.edits.length === 0 && !isConstant ? 'safe' : 'review',
    edits: [{ file, edits: [...imports.edits, ...value, ...ending] }],
    ...(source.packages ? { steps: [source.packages] } : {}),
  };
}

function moved(edit: Edit, by: number): Edit {
  return { ...edit, start: edit.start - by, end: edit.end - by };
}

/** Local names of imports where the file has its own. */
function resolveNames(code: string, names: readonly Named[]): string {
  return names.reduce(
    (out, { wanted, local }) => (wanted === local ? out : out.replace(new RegExp(`\\b${wanted}\\.`, 'g'), `${local}.`)),
    code,
  );
}

function replace(
  { text, credential }: Place,
  { node, path }: LiteralSite,
  expression: string,
): { edits: Edit[]; url?: SourceImport } | undefined {
  const { start, end } = credential.span;
  if (credential.storage === 'environment') return { edits: [{ start, end, text: expression }] };
  const content = { start: node.start + 1, end: node.end - 1 };
  if (start <= content.start && end >= content.end) return { edits: [{ start: node.start, end: node.end, text: expression }] };
  if (start < content.start || end > content.end || isProse(text, content, credential.span)) return undefined;
  const quote = text[node.start] ?? '"';
  const isUrl = isUrlPart(text, content, credential.span);
  const url = /\burl\b\s*(?:,|:?=|string\b)/.test(text) ? URL_PACKAGE_RENAMED : URL_PACKAGE;
  const value = isUrl ? `${url.names?.[0] ?? 'url'}.QueryEscape(${expression})` : expression;
  const plus = isTight(path) ? '+' : ' + ';
  const head =
    start === content.start ? [{ start: node.start, end, text: value }] : [{ start, end, text: `${quote}${plus}${value}` }];
  const tail = end === content.end ? [{ start: end, end: node.end, text: '' }] : [{ start: end, end, text: `${plus}${quote}` }];
  return { edits: [...head, ...tail], ...(isUrl ? { url } : {}) };
}

/** gofmt writes no blanks around the `+` in one of several arguments. */
function isTight(path: readonly SourceNode[]): boolean {
  const above = [...path].reverse().slice(1);
  const around = above.find(({ type }) => type !== 'binary_expression' && type !== 'parenthesized_expression');
  return around?.type === 'argument_list' && around.children.filter(({ type }) => type !== 'comment').length > 1;
}

/** The helper is there already, in this file or the package, or it is to be added; undefined where its name means another thing. */
function helperName(place: Place, helper: NonNullable<SourceReference['helper']>): { add: boolean } | undefined {
  const signature = helper.lines.find((line) => line.startsWith('func ')) ?? '';
  const start = `func ${helper.name}(`;
  for (const file of place.context.files) {
    if (!file.endsWith('.go') || folderOf(file) !== folderOf(place.file)) continue;
    const text = file === place.file ? place.text : place.context.read(file);
    if (text?.includes(signature)) return { add: false };
    if (text?.includes(start)) return undefined;
  }
  return { add: true };
}
