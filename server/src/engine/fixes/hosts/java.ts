import type { SourceNode } from '../../syntax/source/tree';
import type { Edit } from '../model';
import { indentAt, lineStart, newlineOf } from '../text';
import type { SourceReference } from '../vaults/forms/program';
import type { Vault } from '../vaults/model';
import { isUrlPart } from './connection';
import { drop } from './java/drop';
import { importEdits } from './java/imports';
import type { Draft, HostFixes, Place } from './model';
import { isAll, withoutFallbackOf } from './source/fallback';
import { siteIn } from './source/joined';
import { type LiteralSite, lastOf, literalSite, textIn } from './source/nodes';
import { isProse } from './source/prose';
import { inTests } from './source/tests';

const ENCODER = ['java.net.URLEncoder', 'java.nio.charset.StandardCharsets'];
/** Where Java wants a constant. */
const CONSTANT = new Set(['annotation', 'annotation_argument_list', 'element_value_pair', 'switch_label', 'template_expression']);

export const java: HostFixes = {
  id: 'java',
  title: 'Java',
  serves: (_file, host) => host === 'java',
  without: { '1password': 'no SDK for Java' },
  reference(given, vault) {
    const found = siteIn(given, 'java', ['string_literal']);
    if (!found || found.site.path.some(({ type }) => CONSTANT.has(type))) return undefined;
    const { site, place } = found;
    return inTests(place, vault, () => reference(place, vault, site));
  },

  drop(place) {
    const site = literalSite(place, 'java', ['string_literal']);
    return site && drop(place, site);
  },
};

function reference(place: Place, vault: Vault, site: LiteralSite): Draft | undefined {
  const { text } = place;
  const source = vault.programs.java?.(place.name);
  const field = lastOf(site.path, ({ type }) => /^(field|constant|method|constructor)_declaration$/.test(type));
  // A static final string may be needed as a constant elsewhere: in an annotation or a switch.
  const isConstant = field?.type === 'constant_declaration' || (/^field/.test(field?.type ?? '') && isStatic(text, field));
  if (!source || (isConstant && isConstantHere(text, site))) return undefined;
  const helper = source.helper ? helperEdits(text, site, source.helper) : [];
  const fallback = fallbackOf(text, site);
  if (fallback && !vault.environment && !isAll(text, site.node, place.credential.span)) return undefined;
  const made =
    helper && (fallback ? withoutFallback(fallback, vault, source.expression) : replace(place, site, source.expression));
  if (!made) return undefined;
  const isThere = source.helper && helper.length === 0;
  const classes = [...(isThere ? [] : source.imports.map(({ from }) => from)), ...(made.url ? ENCODER : [])];
  const imports = importEdits(text, site.root, classes);
  const resolved = [...helper, ...made.edits].map((edit) => ({ ...edit, text: imports.resolve(edit.text) }));
  return {
    safety: vault.environment && !isConstant && imports.edits.length === 0 ? 'safe' : 'review',
    edits: [{ file: place.file, edits: [...imports.edits, ...resolved] }],
    ...(source.packages ? { steps: [source.packages] } : {}),
    ...(fallback && vault.environment ? withoutFallbackOf(fallback.name, fallback.kind) : {}),
  };
}

const READS = /^System\.(getProperty|getenv\(\)\.getOrDefault)$/;

interface Fallback {
  readonly call: SourceNode;
  /** What is left without the literal. */
  readonly read: string;
  readonly name: string;
  readonly kind: 'property' | 'variable';
}

/** `System.getProperty("name", "literal")`, and the same of the environment. */
function fallbackOf(text: string, { node, parent, path }: LiteralSite): Fallback | undefined {
  const call = path.at(-3);
  const [first, second] = parent.children;
  if (parent.type !== 'argument_list' || call?.type !== 'method_invocation' || second !== node || !first) return undefined;
  const method = READS.exec(text.slice(call.start, parent.start))?.[1];
  const name = /^"([\w.-]+)"$/.exec(textIn(text, first))?.[1];
  if (!method || !name) return undefined;
  const kind = method === 'getProperty' ? 'property' : 'variable';
  return { call, read: `System.${kind === 'property' ? method : 'getenv'}("${name}")`, name, kind };
}

/** Only the fallback goes, or a vault takes the place of both. */
function withoutFallback({ call, read }: Fallback, vault: Vault, instead: string): { edits: Edit[]; url: boolean } {
  return { edits: [{ start: call.start, end: call.end, text: vault.environment ? read : instead }], url: false };
}

function isStatic(text: string, field: SourceNode | undefined): boolean {
  return /\bstatic\b/.test(textIn(text, field?.children[0]));
}

/** Whether the file itself needs the field as a constant. */
function isConstantHere(text: string, { path }: LiteralSite): boolean {
  const declarator = lastOf(path, ({ type }) => type === 'variable_declarator');
  const name = textIn(text, declarator?.children[0]);
  return name !== '' && new RegExp(`\\bcase\\s+(?:\\w+\\.){0,3}${name}\\b|@\\w+\\s*\\([^)]*\\b${name}\\b`).test(text);
}

/** The whole literal, or the secret in it, joined by `+`. */
function replace(
  { text, credential }: Place,
  { node, parent }: LiteralSite,
  expression: string,
): { edits: Edit[]; url: boolean } | undefined {
  const { start, end } = credential.span;
  if (credential.storage === 'environment') return { edits: [{ start, end, text: expression }], url: false };
  const isBlock = text.startsWith('"""', node.start);
  const width = isBlock ? 3 : 1;
  const content = { start: node.start + width, end: node.end - width };
  const isTarget = parent.type === 'method_invocation' && node.field === 'object';
  const fragments = node.children.filter(({ type }) => type === 'multiline_string_fragment');
  const isWhole = start <= content.start && end >= content.end;
  const isTrimmed = isBlock && text.slice(content.start, start).trim() === '' && text.slice(end, content.end).trim() === '';
  if (isWhole || (isTrimmed && fragments.length <= 1))
    return { edits: [{ start: node.start, end: node.end, text: expression }], url: false };
  if (isBlock || isTarget || start < content.start || end > content.end) return undefined;
  if (isProse(text, content, credential.span)) return undefined;
  const url = isUrlPart(text, content, credential.span);
  const value = url ? `URLEncoder.encode(${expression}, StandardCharsets.UTF_8)` : expression;
  const head = start === content.start ? { start: node.start, end, text: value } : { start, end, text: `" + ${value}` };
  const tail = end === content.end ? { start: end, end: node.end, text: '' } : { start: end, end, text: ' + "' };
  return { edits: [head, tail], url };
}

/** The helper at the end of the outermost class; nothing when it is there already, undefined where it has no place. */
function helperEdits(text: string, { path }: LiteralSite, helper: NonNullable<SourceReference['helper']>): Edit[] | undefined {
  const outer = path.find(({ type }) => /^(class|record|interface)_declaration$/.test(type));
  const body = outer?.children.find(({ field }) => field === 'body');
  if (!outer || !body || path[1] !== outer || text[body.end - 1] !== '}') return undefined;
  const signature = helper.lines.find((line) => line.includes(` ${helper.name}(`)) ?? '';
  const inside = textIn(text, body);
  if (inside.includes(signature)) return [];
  if (new RegExp(`\\b${helper.name}\\s*\\(`).test(inside)) return undefined;
  const close = body.end - 1;
  const member = body.children[0];
  const indent = member && indentAt(text, member.start) !== '' ? indentAt(text, member.start) : '    ';
  const newline = newlineOf(text);
  const own = text.slice(lineStart(text, close), close).trim() === '';
  const at = own ? lineStart(text, close) : close;
  const lines = helper.lines.map((line) => {
    const steps = (/^(?: {4})*/.exec(line)?.[0].length ?? 0) / 4;
    return indent.repeat(steps + 1) + line.slice(steps * 4);
  });
  return [{ start: at, end: at, text: newline + lines.join(newline) + newline }];
}
