/** The permission to read a secret, for a role that the template declares. */
import { entryOf, get, HOLE, textOf, type Value } from '../../../syntax/value';
import type { Edit } from '../../model';
import { pascal, type SecretName } from '../../naming';
import { before, indentAt, isBlank, lineEnd, newlineOf } from '../../text';
import type { Place } from '../model';
import { isJson } from '../parse';
import { inBraces } from '../tree';
import { entryRange, insertFirst } from './entries';

/**
 * An inline policy of the role that `role` refers to. `on` is a logical id or parameter, or text for Fn::Sub. No edit where the role has
 * the permission by its own text; undefined where the role is not of this template, or is written in an unusual way.
 */
export function permission(
  { text, file }: Place,
  top: Value,
  role: Value | undefined,
  action: string,
  on: string | { readonly sub: string },
  name: SecretName,
): Edit[] | undefined {
  const id = roleId(role);
  const body = id === undefined ? undefined : get(top, 'Resources', id);
  const properties = entryOf(body, 'Properties');
  if (textOf(get(body, 'Type')) !== 'AWS::IAM::Role' || properties?.value.kind !== 'object') return undefined;
  const own = text.slice(properties.value.span.start, properties.value.span.end);
  const target = typeof on === 'string' ? on : on.sub;
  if (own.includes(action) && own.includes(target)) return [];
  const json = isJson(file, text);
  const resource =
    typeof on === 'string' ? (json ? `{"Ref": "${on}"}` : `!Ref ${on}`) : json ? `{"Fn::Sub": "${on.sub}"}` : `!Sub '${on.sub}'`;
  const policy = policyOf(`Read${pascal(name.component, name.field)}`, action, resource);
  const present = entryOf(properties.value, 'Policies');
  if (!present) {
    const lines = ['Policies:', ...policy.lines.map((line) => `  ${line}`)];
    const edit = insertFirst(text, properties, properties.value, lines, `"Policies": [${policy.inline}]`);
    return edit && [edit];
  }
  const last = present.value.kind === 'list' ? present.value.items.at(-1) : undefined;
  const edit = last && behind(text, last, policy);
  return edit && [edit];
}

/** `!GetAtt Role.Arn` in any of its forms. */
function roleId(role: Value | undefined): string | undefined {
  if (role?.kind === 'unknown') return /^!GetAtt (\w+)\.Arn$/.exec(role.reference ?? '')?.[1];
  if (role?.kind === 'string' && role.tag === '!GetAtt' && !role.text.includes(HOLE)) return /^(\w+)\.Arn$/.exec(role.text)?.[1];
  const called = role?.kind === 'list' && role.tag === '!GetAtt' ? role : get(role, 'Fn::GetAtt');
  if (called?.kind === 'string') return /^(\w+)\.Arn$/.exec(called.text)?.[1];
  return called?.kind === 'list' && textOf(called.items[1]) === 'Arn' ? textOf(called.items[0]) : undefined;
}

interface Policy {
  readonly lines: readonly string[];
  readonly inline: string;
}

function policyOf(name: string, action: string, resource: string): Policy {
  const statement = `{"Effect": "Allow", "Action": "${action}", "Resource": ${resource}}`;
  return {
    lines: [
      `- PolicyName: ${name}`,
      '  PolicyDocument:',
      "    Version: '2012-10-17'",
      '    Statement:',
      '      - Effect: Allow',
      `        Action: ${action}`,
      `        Resource: ${resource}`,
    ],
    inline: `{"PolicyName": "${name}", "PolicyDocument": {"Version": "2012-10-17", "Statement": [${statement}]}}`,
  };
}

/** Behind the last item of the list. */
function behind(text: string, last: Value, policy: Policy): Edit | undefined {
  const newline = newlineOf(text);
  if (last.kind !== 'object' || last.entries.length === 0) return undefined;
  if (inBraces(text, last)) {
    const gap = isBlank(before(text, last.span.start)) ? newline + indentAt(text, last.span.start) : ' ';
    return { start: last.span.end, end: last.span.end, text: `,${gap}${policy.inline}` };
  }
  const first = last.entries[0]?.keySpan.start ?? 0;
  if (!/^ *- +$/.test(before(text, first))) return undefined;
  const indent = indentAt(text, first);
  const end = lineEnd(text, lastEnd(text, last));
  return { start: end, end, text: policy.lines.map((line) => newline + indent + line).join('') };
}

/** The end of what is written last in a value. */
function lastEnd(text: string, value: Value): number {
  const entry = value.kind === 'object' ? value.entries.at(-1) : undefined;
  return entry ? entryRange(text, entry).end : value.span.end;
}
