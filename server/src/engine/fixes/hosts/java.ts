import type { SourceNode } from '../../syntax/source/tree';
import type { Edit } from '../model';
import { indentAt, lineStart, newlineOf } from '../text';
import type { SourceReference } from '../vaults/forms/program';
import type { Vault } from '../vaults/model';
import { isUrlPart } from './connection';
import type { Draft, HostFixes, Place } from './model';
import { type LiteralSite, lastOf, literalSite, textIn } from './source/nodes';

/** Where Java wants a constant. */
const CONSTANT = new Set(['annotation', 'annotation_argument_list', 'element_value_pair', 'switch_label', 'template_expression']);

export const java: HostFixes = {
  id: 'java',
  title: 'Java',
  serves: (_file, host) => host === 'java',
  reference(place, vault) {
    const site = literalSite(place, 'java', ['string_literal']);
    return site && !site.path.some(({ type }) => CONSTANT.has(type)) ? reference(place, vault, site) : undefined;
  },

  /** The call in the builder's chain that sets static credentials. */
  drop(place) {
    const site = literalSite(place, 'java', ['string_literal']);
    const name = (node: SourceNode) =>
      textIn(
        place.text,
        node.children.find(({ field }) => field === 'name'),
      );
    const call = site?.path.find(
      (node) => node.type === 'method_invocation' && /^(credentialsProvider|withCredentials)$/.test(name(node)),
    );
    const object = call?.children.find(({ field }) => field === 'object');
    if (!site || !call || !object || site.path.includes(object)) return undefined;
    return {
      title: 'Remove the static keys; the default credential chain of the SDK takes over',
      safety: 'review',
      edits: [{ file: place.file, edits: [{ start: object.end, end: call.end, text: '' }] }],
      followUp: ['Give the program a role of its own where it runs: an instance, task, function or pod role.'],
    };
  },
};

function reference(place: Place, vault: Vault, site: LiteralSite): Draft | undefined {
  const source = vault.programs.java?.(place.name);
  if (!source) return undefined;
  const helper = source.helper ? helperEdits(place.text, site, source.helper) : [];
  const edits = helper && replace(place, site, source.expression);
  if (!edits) return undefined;
  // A static final string may be needed as a constant elsewhere: in an annotation or a switch.
  const field = lastOf(site.path, ({ type }) => type === 'field_declaration' || type === 'method_declaration');
  const isConstant = field?.type === 'field_declaration' && /\bstatic\b/.test(textIn(place.text, field.children[0]));
  return {
    safety: vault.environment && !isConstant ? 'safe' : 'review',
    edits: [{ file: place.file, edits: [...edits, ...helper] }],
    ...(source.packages ? { steps: [source.packages] } : {}),
  };
}

function replace({ text, credential }: Place, { node, parent }: LiteralSite, expression: string): Edit[] | undefined {
  const { start, end } = credential.span;
  if (credential.storage === 'environment') return [{ start, end, text: expression }];
  const isBlock = text.startsWith('"""', node.start);
  const width = isBlock ? 3 : 1;
  const content = { start: node.start + width, end: node.end - width };
  const isTarget = parent.type === 'method_invocation' && node.field === 'object';
  const fragments = node.children.filter(({ type }) => type === 'multiline_string_fragment');
  const isWhole = start <= content.start && end >= content.end;
  const isTrimmed = isBlock && text.slice(content.start, start).trim() === '' && text.slice(end, content.end).trim() === '';
  if (isWhole || (isTrimmed && fragments.length <= 1)) return [{ start: node.start, end: node.end, text: expression }];
  if (isBlock || isTarget || start < content.start || end > content.end) return undefined;
  const encode = `java.net.URLEncoder.encode(${expression}, java.nio.charset.StandardCharsets.UTF_8)`;
  const value = isUrlPart(text, content, credential.span) ? encode : expression;
  const head = start === content.start ? { start: node.start, end, text: value } : { start, end, text: `" + ${value}` };
  const tail = end === content.end ? { start: end, end: node.end, text: '' } : { start: end, end, text: ' + "' };
  return [head, tail];
}

/** The helper at the end of the outermost class; nothing when it is there already, undefined where it has no place. */
function helperEdits(text: string, { path }: LiteralSite, helper: NonNullable<SourceReference['helper']>): Edit[] | undefined {
  const outer = path.find(({ type }) => type === 'class_declaration');
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
  const lines = helper.lines.map((line) => indent + line);
  return [{ start: at, end: at, text: newline + lines.join(newline) + newline }];
}
