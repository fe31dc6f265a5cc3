/** Where in a template a literal stands. */
import { get, textOf, type Value } from '../../../syntax/value';
import type { Place } from '../model';
import { documentsOf } from '../parse';
import { type Found, findLiteral } from '../tree';

export interface At {
  readonly top: Value;
  readonly found: Found;
  /** `Resources`, `Globals`, `Parameters`, or what else the file has at its top. */
  readonly section: string;
  /** Logical id and type of the resource, in Resources. */
  readonly id: string;
  readonly type: string;
  /** Keys from the resource's own properties down; empty where it stands elsewhere. */
  readonly keys: readonly string[];
}

/** The literal of the place; undefined where the text has moved on. */
export function locate({ file, text, credential }: Place): At | undefined {
  for (const top of documentsOf(file, text)) {
    const found = findLiteral(top, credential);
    if (found) return at(top, found);
  }
  return undefined;
}

function at(top: Value, found: Found): At {
  // A service of the Serverless Framework keeps its template under `resources`.
  const inside = found.path[0] === 'resources' && found.path[1] === 'Resources' ? 1 : 0;
  const [section = '', id = '', part, ...keys] = found.path.slice(inside);
  const resources = inside === 1 ? get(top, 'resources', 'Resources') : get(top, 'Resources');
  const type = section === 'Resources' ? (textOf(get(resources, id, 'Type')) ?? '') : '';
  return { top, found, section, id, type, keys: section === 'Resources' && part === 'Properties' ? keys : [] };
}

/** `AWS::IAM::User.LoginProfile.Password`; items of a list are `[]`. */
export function propertyOf({ type, keys }: Pick<At, 'type' | 'keys'>): string {
  return `${type}.${keys.join('.').replace(/\.\d+(?=\.|$)/g, '[]')}`;
}

/** Properties that take a secret's ARN and read the secret themselves. */
export function wantsArn(keys: readonly string[]): boolean {
  return keys.some((key) =>
    /^(?:[A-Za-z]*Secrets?(?:Manager)?(?:Secret)?(?:Arns?|ARN|Id|Configuration)|CredentialsArn|TokenArn)$/.test(key),
  );
}

/** Where CloudFormation does not resolve dynamic references, or would leave the value readable. */
const READABLE = [
  'UserData',
  'Environment',
  'EnvironmentVariables',
  'RuntimeEnvironmentVariables',
  'ContainerDefinitions',
  'ContainerProperties',
  'Metadata',
  'Tags',
  'Fn::Base64',
];

/** Whether whoever may describe the resource reads the value. */
export function isReadable({ credential }: Place, { found, type }: At): boolean {
  if (credential.slot.kind === 'cfn-compute-environment') return true;
  return type === 'AWS::SSM::Parameter' || found.path.some((key) => READABLE.includes(key));
}
