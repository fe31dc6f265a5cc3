import type { Edit } from '../model';
import type { SourceImport } from '../vaults/forms/program';
import type { Vault } from '../vaults/model';
import { isUrlPart } from './connection';
import type { Draft, HostFixes, Place } from './model';
import { drop, implied } from './python/drop';
import { helperEdits, inQuotes } from './python/helper';
import { importEdits } from './python/imports';
import { rdsToken } from './python/rds';
import { isAll, withoutFallbackOf } from './source/fallback';
import { type LiteralSite, lastOf, literalSite, textIn } from './source/nodes';
import { isProse } from './source/prose';
import { inTests } from './source/tests';

/** Where Python wants a literal, or where an expression would change what is written around it. */
const CONSTANT_PARENTS = new Set(['expression_statement', 'case_pattern', 'type', 'subscript', 'dict_pattern']);
/** Not quote_plus: drivers read a plus sign in a password as one. */
const QUOTE: SourceImport = { from: 'urllib.parse', names: ['quote'] };

interface Replacement {
  readonly edits: readonly Edit[];
  readonly imports: readonly SourceImport[];
}

export const python: HostFixes = {
  id: 'python',
  title: 'Python',
  serves: (_file, host) => host === 'python',
  reference(place, vault) {
    const site = literalSite(place, 'python', ['string']);
    if (!site || CONSTANT_PARENTS.has(site.parent.type) || site.node.field === 'key') return undefined;
    if (site.path.some(({ type }) => type === 'interpolation' || type === 'type')) return undefined;
    return inTests(place, vault, () => reference(place, vault, site));
  },

  identity(place) {
    const site = literalSite(place, 'python', ['string']);
    return site && rdsToken(place, site);
  },

  drop(place) {
    const site = literalSite(place, 'python', ['string']);
    return site && drop(place, site);
  },
};

function reference(place: Place, vault: Vault, site: LiteralSite): Draft | undefined {
  const source = vault.programs.python?.(place.name);
  if (!source || (source.async && !awaits(place.text, site))) return undefined;
  const own = vault.environment && implied(place, site);
  if (own) return own;
  const quote = textIn(place.text, site.node).replace(/^[a-z]+/i, '')[0] ?? '"';
  const expression = inQuotes(source.expression, quote);
  const fallback = withoutFallback(place, site);
  // A vault is no fallback of the environment: it takes the place of the whole read.
  if (fallback && !vault.environment && !isAll(place.text, site.node, place.credential.span)) return undefined;
  const variable = vault.environment ? /\[['"](\w+)['"]\]$/.exec(fallback?.edits[0]?.text ?? '')?.[1] : undefined;
  const whole =
    fallback && vault.environment
      ? fallback
      : fallback && { edits: fallback.edits.map((edit) => ({ ...edit, text: expression })), imports: source.imports };
  const made = whole ?? replace(place, site, expression, source.imports);
  if (!made) return undefined;
  const helper = source.helper ? helperEdits(place.text, site, source.helper, quote) : [];
  const isThere = source.helper && helper?.length === 0;
  const wanted = isThere ? made.imports.filter((one) => !source.imports.includes(one)) : made.imports;
  const imports = importEdits(place, site, wanted);
  if (!imports || !helper) return undefined;
  return {
    safety: vault.environment && imports.length === 0 ? 'safe' : 'review',
    edits: [{ file: place.file, edits: [...imports, ...helper, ...made.edits] }],
    ...(source.packages ? { steps: [source.packages] } : {}),
    ...(variable ? withoutFallbackOf(variable) : {}),
  };
}

/** In the body of an async function. */
function awaits(text: string, { path }: LiteralSite): boolean {
  const scope = lastOf(path, ({ type }) => /^(function_definition|lambda|class_definition)$/.test(type));
  const body = scope?.children.find(({ field }) => field === 'body');
  return (
    scope?.type === 'function_definition' && text.startsWith('async', scope.start) && body !== undefined && path.includes(body)
  );
}

/** `os.getenv("NAME", "literal")`: the fallback goes, and a missing variable is an error from now on. */
function withoutFallback({ text }: Place, { node, parent, path }: LiteralSite): Replacement | undefined {
  const call = path.at(-3);
  if (parent.type === 'argument_list' && call?.type === 'call') {
    const [first, second] = parent.children;
    const callee = textIn(text, call.children[0]);
    if (!/^(os\.getenv|os\.environ\.get)$/.test(callee) || second !== node || first?.type !== 'string') return undefined;
    return {
      edits: [{ start: call.start, end: call.end, text: `os.environ[${textIn(text, first)}]` }],
      imports: [{ from: 'os' }],
    };
  }
  const left = parent.type === 'boolean_operator' && node.field === 'right' ? parent.children[0] : undefined;
  const read = /^os\.(?:getenv|environ\.get)\((['"]\w+['"])\)$/.exec(textIn(text, left));
  if (!left || !read || !/^\s+or\s+$/.test(text.slice(left.end, node.start))) return undefined;
  return { edits: [{ start: parent.start, end: parent.end, text: `os.environ[${read[1]}]` }], imports: [{ from: 'os' }] };
}

/** The whole literal, or the secret in an f-string. */
function replace(
  { text, credential }: Place,
  { node, parent }: LiteralSite,
  expression: string,
  imports: readonly SourceImport[],
): Replacement | undefined {
  if (credential.storage === 'environment') return { edits: [{ start: node.start, end: node.end, text: expression }], imports };
  const open = node.children.find(({ type }) => type === 'string_start');
  const close = node.children.find(({ type }) => type === 'string_end');
  if (!open || !close) return undefined;
  const mark = textIn(text, open);
  const prefix = mark.replace(/['"]+$/, '').toLowerCase();
  const { start, end } = credential.span;
  const holes = node.children.filter(({ type }) => type === 'interpolation');
  const isAdjacent = parent.type === 'concatenated_string';
  if (start <= open.end && end >= close.start && holes.length === 0 && !isAdjacent) {
    const bytes = prefix.includes('b') ? '.encode()' : '';
    return { edits: [{ start: node.start, end: node.end, text: expression + bytes }], imports };
  }
  if (start < open.end || end > close.start || holes.some((hole) => hole.start < end && start < hole.end)) return undefined;
  if (isProse(text, { start: open.end, end: close.start }, credential.span)) return undefined;
  if (/[bu]/.test(prefix) || parent.type === 'attribute' || parent.type === 'binary_operator') return undefined;
  const inUrl = isUrlPart(text, { start: open.end, end: close.start }, credential.span);
  // Before Python 3.12 the quotes of an f-string may not stand in its expressions.
  const inner = mark.endsWith('"') ? expression.replaceAll('"', "'") : expression.replaceAll("'", '"');
  const empty = mark.endsWith('"') ? "''" : '""';
  const hole = { start, end, text: `{${inUrl ? `quote(${inner}, safe=${empty})` : inner}}` };
  const made = inUrl ? [...imports, QUOTE] : imports;
  if (prefix.includes('f')) return { edits: [hole], imports: made };
  const braces = [...text.slice(open.end, close.start).matchAll(/[{}]/g)]
    .map((match) => ({ at: open.end + match.index, brace: match[0] }))
    .filter(({ at }) => at < start || at >= end)
    .map(({ at, brace }) => ({ start: at, end: at, text: brace }));
  return { edits: [{ start: node.start, end: node.start, text: 'f' }, ...braces, hole], imports: made };
}
