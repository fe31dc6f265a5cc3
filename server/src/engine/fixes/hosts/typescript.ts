/** TypeScript and JavaScript. */
import type { SourceNode } from '../../syntax/source/tree';
import type { Range } from '../../syntax/span';
import type { Edit } from '../model';
import type { Vault } from '../vaults/model';
import { isUrlPart } from './connection';
import type { Draft, HostFixes, Place } from './model';
import { isAll, withoutFallbackOf } from './source/fallback';
import { siteIn } from './source/joined';
import { type LiteralSite, literalSite, textIn } from './source/nodes';
import { isProse } from './source/prose';
import { inStyle, styleOf } from './source/style';
import { inTests } from './source/tests';
import { awaits, takesFunction } from './typescript/async';
import { drop, implied } from './typescript/drop';
import { helperEdits } from './typescript/helper';
import { importEdits } from './typescript/imports';
import { rdsToken } from './typescript/rds';

type Language = 'typescript' | 'javascript';

const LITERALS = ['string', 'template_string'];
/** Where the grammar wants a literal and nothing else. */
const CONSTANT_FIELDS = new Set(['key', 'name', 'source', 'index', 'property', 'arguments']);
const CONSTANT_PARENTS = new Set([
  'literal_type',
  'enum_assignment',
  'import_statement',
  'export_statement',
  'expression_statement',
]);

export const typescript = hostFor('typescript');
export const javascript = hostFor('javascript');

function hostFor(language: Language): HostFixes {
  return {
    id: language,
    title: language === 'typescript' ? 'TypeScript' : 'JavaScript',
    serves: (_file, host) => host === language,
    reference: (place, vault) => inTests(place, vault, () => reference(place, vault, language)),
    identity: (place) => {
      const site = literalSite(place, language, LITERALS);
      return site && rdsToken(place, site);
    },
    drop: (place) => {
      const site = literalSite(place, language, LITERALS);
      return site && drop(place, site);
    },
  };
}

function reference(given: Place, vault: Vault, language: Language): Draft | undefined {
  const found = siteIn(given, language, LITERALS);
  if (!found) return undefined;
  const { site, place } = found;
  if (CONSTANT_PARENTS.has(site.parent.type) || CONSTANT_FIELDS.has(site.node.field ?? '')) return undefined;
  const source = vault.programs[language]?.(place.name);
  if (!source || inBrowser(place.text, site.root)) return undefined;
  const own = vault.environment && implied(place, site);
  if (own) return own;
  const late = source.async && !awaits(place, site);
  if (late && !takesFunction(place, site)) return undefined;
  const style = styleOf(place.text, site.root, site.node);
  const read = inStyle([source.expression], style).join('');
  const expression = late ? read.replace(/^await /, '() => ') : read;
  const variable = fallbackOf(place, site);
  if (variable && !vault.environment && !isAll(place.text, site.node, place.credential.span)) return undefined;
  const edits = variable
    ? withoutFallback(site, language, vault.environment ? undefined : expression)
    : replace(place, site, expression);
  const imports = edits && importEdits(place, site.root, source.imports, style);
  const helper = source.helper ? helperEdits(place.text, source.helper, style) : [];
  if (!edits || !imports || !helper) return undefined;
  return {
    safety: vault.environment ? 'safe' : 'review',
    edits: [{ file: place.file, edits: [...imports, ...edits, ...helper] }],
    ...(source.packages ? { steps: [source.packages] } : {}),
    ...(variable && vault.environment ? withoutFallbackOf(variable) : {}),
  };
}

/** What runs in the browser has no environment, and could keep no secret. */
function inBrowser(text: string, root: SourceNode): boolean {
  const first = root.children.find(({ type }) => type !== 'comment');
  return /^['"]use client['"]/.test(textIn(text, first));
}

/** The variable of `process.env.NAME || 'literal'`. */
function fallbackOf({ text, credential }: Place, { node, parent }: LiteralSite): string | undefined {
  const left = parent.children.find(({ field }) => field === 'left');
  if (credential.storage !== 'literal' || parent.type !== 'binary_expression' || !left || node.field !== 'right')
    return undefined;
  if (!/^\s*(\|\||\?\?)\s*$/.test(text.slice(left.end, node.start))) return undefined;
  const [, dotted, quoted] = /^process\.env(?:\.(\w+)|\[['"](\w+)['"]\])$/.exec(textIn(text, left)) ?? [];
  return dotted ?? quoted;
}

/** Only the fallback goes, or a vault takes the place of both. */
function withoutFallback({ node, parent }: LiteralSite, language: Language, instead?: string): Edit[] {
  const left = parent.children.find(({ field }) => field === 'left');
  if (instead !== undefined || !left) return [{ start: parent.start, end: parent.end, text: instead ?? '' }];
  return [{ start: left.end, end: node.end, text: language === 'typescript' ? '!' : '' }];
}

/** The read of the environment, with the literal that stands in for it when it is not set. */
function withDefault(node: SourceNode, parent: SourceNode): Range {
  const right = parent.children.find(({ field }) => field === 'right');
  const hasDefault = parent.type === 'binary_expression' && node.field === 'left' && LITERALS.includes(right?.type ?? '');
  const { start, end } = hasDefault ? parent : node;
  return { start, end };
}

/** The whole literal, or the secret in a template literal. */
function replace(place: Place, { node, parent }: LiteralSite, expression: string): Edit[] | undefined {
  const { text, credential } = place;
  const { start, end } = credential.span;
  const content = { start: node.start + 1, end: node.end - 1 };
  const inMarkup = parent.type === 'jsx_attribute';
  if (credential.storage === 'environment') return [{ ...withDefault(node, parent), text: expression }];
  const holes = node.children.some(({ type }) => type === 'template_substitution');
  if (start <= content.start && end >= content.end && !holes) {
    // A read is no constant any more.
    const all = parent.type === 'as_expression' && /\bas\s+const$/.test(textIn(text, parent)) ? parent : node;
    return [{ start: all.start, end: all.end, text: inMarkup ? `{${expression}}` : bracketed(node, parent, expression) }];
  }
  if (inMarkup || start < content.start || end > content.end || isProse(text, content, credential.span)) return undefined;
  const value = isUrlPart(text, content, credential.span) ? `encodeURIComponent(${expression})` : expression;
  const hole = { start, end, text: `\${${value}}` };
  if (node.type === 'template_string') return isInHole(node, credential.span) ? undefined : [hole];
  const escapes = [...text.slice(content.start, content.end).matchAll(/(?<!\\)`|\$\{/g)]
    .map(({ index }) => content.start + index)
    .filter((at) => at < start || at >= end)
    .map((at) => ({ start: at, end: at, text: '\\' }));
  return [
    { start: node.start, end: content.start, text: '`' },
    ...escapes,
    hole,
    { start: content.end, end: node.end, text: '`' },
  ];
}

/** In brackets where something is asked of the value. */
function bracketed(node: SourceNode, parent: SourceNode, expression: string): string {
  const asked = node.field === 'object' && /^(member|subscript)_expression$/.test(parent.type);
  return asked && expression.startsWith('await ') ? `(${expression})` : expression;
}

function isInHole(node: SourceNode, span: { start: number; end: number }): boolean {
  return node.children.some(({ type, start, end }) => type === 'template_substitution' && start < span.end && span.start < end);
}
