/** A permission that is a resource of its own (a Lambda function's): what is a condition in a policy is an argument there. */
import type { Block } from '../../syntax/hcl/ast';
import type { Range } from '../../syntax/span';
import { get, textOf, type Value } from '../../syntax/value';
import { documentsOf, hclOf } from '../hosts/parse';
import { blocksAround } from '../hosts/terraform/locate';
import type { Edit } from '../model';
import { before, indentAt, isBlank, lineEnd, newlineOf, trimmedEnd } from '../text';
import { insertEntry } from './entries';
import type { Notation } from './notation';
import { objectAt } from './objects';

/** Arguments in Terraform and properties in CloudFormation, by condition key in lower case. */
const ARGUMENTS: ReadonlyMap<string, readonly [argument: string, property: string]> = new Map([
  ['aws:sourceaccount', ['source_account', 'SourceAccount']],
  ['aws:sourcearn', ['source_arn', 'SourceArn']],
  ['aws:principalorgid', ['principal_org_id', 'PrincipalOrgID']],
]);

/** The permission at this range, as a way to give it an argument; undefined for any other statement. */
export function permissionAt(
  file: string,
  text: string,
  notation: Notation,
  statement: Range,
): ((key: string, value: string) => Edit | undefined) | undefined {
  if (notation === 'hcl') {
    const block = blocksAround(hclOf(text).body, statement).find(({ start }) => start === statement.start);
    if (block?.type !== 'resource' || block.labels[0]?.text !== 'aws_lambda_permission') return undefined;
    return (key, value) => inBlock(text, block, ARGUMENTS.get(key.toLowerCase())?.[0], value);
  }
  const resource = notation.startsWith('cfn') ? resourceAt(file, text, statement) : undefined;
  if (textOf(get(resource, 'Type')) !== 'AWS::Lambda::Permission') return undefined;
  return (key, value) => {
    const name = ARGUMENTS.get(key.toLowerCase())?.[1];
    const properties = get(resource, 'Properties');
    const object = properties && objectAt(file, text, notation, properties.span);
    if (!name || !object || object.entries.some((entry) => entry.key === name)) return undefined;
    return insertEntry(text, notation, object, name, value);
  };
}

/** A resource of a template by the place of its logical id. */
function resourceAt(file: string, text: string, { start }: Range): Value | undefined {
  const resources = documentsOf(file, text).map((root) => get(root, 'Resources'));
  const entries = resources.flatMap((value) => (value?.kind === 'object' ? value.entries : []));
  return entries.find(({ keySpan }) => keySpan.start === start)?.value;
}

function inBlock(text: string, { body }: Block, name: string | undefined, value: string): Edit | undefined {
  const last = body.attributes.at(-1);
  if (!name || !last || body.attributes.some((one) => one.name === name) || !isBlank(before(text, last.start))) return undefined;
  const at = lineEnd(text, trimmedEnd(text, last).end);
  return { start: at, end: at, text: `${newlineOf(text)}${indentAt(text, last.start)}${name} = ${value}` };
}
