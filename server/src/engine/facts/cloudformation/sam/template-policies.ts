/** Policy templates in a SAM `Policies` list as the documents that SAM makes of them. */
import type { GrammarIssue } from '../../../iam/model';
import { readDocument } from '../../../iam/statements';
import { madeEntry, madeList, madeObject, madeText } from '../../../syntax/made';
import { type Entry, get, HOLE, type Value } from '../../../syntax/value';
import { alternatives, combinations } from '../choices';
import { asString } from '../strings';
import { aliasOf, allItems, entriesOf, type Resource, type Template } from '../template';
import { POLICY_TEMPLATES } from './policy-templates';

/** Code of the issue that a template is given every resource; its message is `BucketName of S3ReadPolicy`. */
export const ANY_RESOURCE = 'any-resource';

const OWNERS = new Set(['AWS::Serverless::Function', 'AWS::Serverless::StateMachine']);

/** Fills `facts.policies`: actions stand at the template's name, resources at the parameter that says which. */
export function extractTemplatePolicies(template: Template): void {
  for (const resource of template.resources) {
    if (!OWNERS.has(resource.type)) continue;
    allItems(get(resource.properties, 'Policies')).forEach((item, i) => {
      for (const entry of entriesOf(item)) addTemplate(template, resource, entry, i);
    });
  }
}

function addTemplate(template: Template, { id }: Resource, entry: Entry, index: number): void {
  const form = Object.hasOwn(POLICY_TEMPLATES, entry.key) ? POLICY_TEMPLATES[entry.key] : undefined;
  if (form === undefined) return;
  const role = template.implicitRoles.get(id);
  template.context.facts.policies.push({
    key: `${aliasOf(template, id)}.Policies.${index}.${entry.key}`,
    name: `${id} ${entry.key}`,
    purpose: 'identity',
    form: 'sam-template',
    ...documentOf(form, entry, template.context.text),
    issues: wildcards(form, entry, template.context.text),
    holders: role ? [role] : [],
    span: entry.keySpan,
  });
}

/** Parameters that name a resource and are given every one: `BucketName: '*'`. */
function wildcards(form: string, { key, value }: Entry, text: string): GrammarIssue[] {
  return entriesOf(value).flatMap((parameter) => {
    if (!form.includes(`{${parameter.key}}`)) return [];
    return alternatives(parameter.value).flatMap((one) => {
      const given = asString(one, text)?.text ?? '';
      // `arn:aws:secretsmanager:…:secret:*` is every one of a region as well.
      const isAny = /^\*+$|^arn:.*[:/]\*$/.test(given);
      return isAny ? [{ code: ANY_RESOURCE, message: `${parameter.key} of ${key}`, span: one.span }] : [];
    });
  });
}

/** What a template grants when its parameters are these. */
function documentOf(form: string, { key, keySpan, value }: Entry, text: string) {
  const at = (content: string, place: Value | undefined) => madeText(place?.span ?? keySpan, content);
  const entry = (name: string, one: Value) => madeEntry(name, one, keySpan);
  const list = (items: readonly Value[]) => madeList(keySpan, items);
  const object = (...entries: Entry[]) => madeObject(keySpan, ...entries);
  const filled = (pattern: string) => fill(pattern, value, text).map((one) => at(one.text, one.place));
  const statements = form.split(' | ').map((statement) => {
    const [grant = '', ...limits] = statement.split(' ? ');
    const [actions = '', ...resources] = grant.split(' ');
    const [service, names = ''] = actions.split(':');
    const conditions = limits.map((limit) => {
      const [operator = '', name = '', pattern = ''] = limit.split(' ');
      return entry(operator, object(entry(name, list(filled(pattern)))));
    });
    return object(
      entry('Effect', at('Allow', undefined)),
      entry('Action', list(names.split(',').map((name) => at(`${service}:${name}`, undefined)))),
      entry('Resource', list(resources.flatMap(filled))),
      ...(conditions.length > 0 ? [entry('Condition', object(...conditions))] : []),
    );
  });
  return readDocument(object(entry('Sid', at(key, undefined)), entry('Statement', list(statements))));
}

interface Filled {
  readonly text: string;
  /** The first parameter in it. */
  readonly place?: Value;
}

/** An ARN with every way to fill in its parameters. */
function fill(pattern: string, parameters: Value, text: string): Filled[] {
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
  const values = names.map((name) => alternatives(get(parameters, name)));
  return combinations(values).map((way) => {
    const filled = names.reduce(
      (before, name, i) => {
        const given = asString(way[i], text)?.text ?? HOLE;
        return before.replaceAll(`{${name}}`, () => given);
      },
      pattern.replaceAll('~', HOLE),
    );
    const place = way.find((one) => one !== undefined);
    return place ? { text: filled, place } : { text: filled };
  });
}
