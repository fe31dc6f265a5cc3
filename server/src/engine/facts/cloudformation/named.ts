import { contains } from '../../syntax/span';
import { get, itemsOf, textOf } from '../../syntax/value';
import type { NamedFact } from '../model';
import { aliasOf, type Resource, type Template } from './template';

/** What names a type may be given by its own properties, and the properties that say who has it. */
const TYPES: Readonly<Record<string, { readonly name: string; readonly places: readonly string[] }>> = {
  'AWS::IAM::Role': { name: 'RoleName', places: [] },
  'AWS::IAM::User': { name: 'UserName', places: ['Groups', 'LoginProfile', 'Policies', 'ManagedPolicyArns'] },
  'AWS::IAM::Group': { name: 'GroupName', places: [] },
  'AWS::IAM::ManagedPolicy': { name: 'ManagedPolicyName', places: ['Roles', 'Users', 'Groups'] },
};

/**
 * Which resources name the identities and policies of a template. The text is asked for the logical id as a word, so that every
 * function, condition and macro counts. Nothing is said of a template whose resources are made only at deployment.
 */
export function extractNamed(template: Template): void {
  if (template.open.length > 0 || get(template.root, 'Transform')?.kind === 'list') return;
  const { facts, text } = template.context;
  const shared = takesPart(template);
  for (const resource of template.resources) {
    const known = Object.hasOwn(TYPES, resource.type) ? TYPES[resource.type] : undefined;
    if (!known || facts.named.length >= MOST) continue;
    const name = get(resource.body, 'Properties', known.name);
    const tagging = TAGGED.has(resource.type) ? taggingOf(resource) : undefined;
    const placed =
      shared ||
      (name && (name.kind !== 'string' || name.tag !== undefined)) ||
      known.places.some((one) => get(resource.properties, one));
    facts.named.push({
      key: aliasOf(template, resource.id),
      type: resource.type,
      name: resource.id,
      by: namedBy(text, resource, template.resources),
      ...(placed ? { placed: true as const } : {}),
      ...(tagging ? { tagging } : {}),
      span: resource.span,
    });
  }
}

/**
 * Whether another file may name what stands here: one whose text is put in at deployment (`AWS::Include`, `${file(…)}` of the Serverless
 * Framework), or the one that this file is a part of.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-include.html
 * https://www.serverless.com/framework/docs/providers/aws/guide/variables
 */
function takesPart({ root, context }: Template): boolean {
  return /AWS::Include\b|\$\{file\(/.test(context.text) || !WHOLE.some((key) => get(root, key));
}

/** What a template has beside its resources, and a part of one has not. */
const WHOLE = ['AWSTemplateFormatVersion', 'Description', 'Transform', 'Parameters', 'service'];

const MOST = 300;
const TAGGED = new Set(['AWS::IAM::Role', 'AWS::IAM::User']);

function taggingOf({ properties }: Resource): NamedFact['tagging'] {
  if (properties?.kind !== 'object') return undefined;
  const list = get(properties, 'Tags');
  const keys = itemsOf(list).map((item) => textOf(get(item, 'Key')));
  const known = keys.flatMap((key) => key ?? []);
  const open = list !== undefined && (list.kind !== 'list' || known.length < keys.length);
  return {
    properties: properties.span,
    keys: known,
    ...(list?.kind === 'list' ? { list: list.span } : {}),
    ...(open ? { open: true as const } : {}),
  };
}

/** An anchor of YAML, whose value stands elsewhere too. */
const ANCHOR = /[\s:,[{-]&[A-Za-z]/;

function namedBy(text: string, { id, span, body }: Resource, resources: readonly Resource[]): string[] {
  const found = new Set<string>();
  if (ANCHOR.test(text.slice(body.span.start, body.span.end))) found.add('Outputs');
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
    if (at === span.start || at - 1 === span.start || /\w/.test(`${text[at - 1] ?? ''}${text[at + id.length] ?? ''}`)) continue;
    const place = { start: at, end: at + id.length };
    const inside = resources.find(({ body }) => contains(body.span, place));
    // A resource that names itself (a tag, its own name) is used by nobody for that.
    if (inside?.id !== id) found.add(inside?.type ?? 'Outputs');
  }
  return [...found].sort();
}
