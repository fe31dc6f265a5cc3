/** Members of IAM policies of Google Cloud. https://cloud.google.com/iam/docs/principal-identifiers */
import { termsOf } from '../../../iam/terms';
import { folderOf } from '../../../syntax/path';
import { HOLE, type Origin, type Value } from '../../../syntax/value';
import { accountOfMember } from '../../kubernetes/cloud-access';
import type { Alias, CloudMember } from '../../model';
import { isAgentType } from './agent-types';
import { standing } from './parts';

/** Whether the `email` of the type is that of an account, and its `member` a member. */
function isAccountType(type: string): boolean {
  return type === 'google_service_account' || isAgentType(type);
}

const KINDS: Readonly<Record<string, CloudMember['kind']>> = {
  user: 'human',
  serviceAccount: 'machine',
  group: 'group',
  domain: 'group',
  projectOwner: 'group',
  projectEditor: 'group',
  projectViewer: 'group',
  principal: 'machine',
  principalSet: 'machine',
};

/** Who a member is; undefined for a value that is none. `inList`: whether it is one of a list. */
export function memberOf(value: Value, inList = false): CloudMember | undefined {
  const read = termsOf(value)[0];
  if (!read) return undefined;
  const term = { ...read, ...standing(value), inList };
  const kind = kindOf(term.text, value);
  const identity = kind === 'machine' ? identityOf(term.text, value) : undefined;
  return { kind, term, ...(identity ? { identity } : {}) };
}

function kindOf(text: string, value: Value): CloudMember['kind'] {
  if (/^all(?:Authenticated)?Users$/i.test(text)) return 'public';
  if (text === '') return isAccountType(originOf(value)?.type ?? '') ? 'machine' : 'unknown';
  if (/^principal(?:Set)?:\/\/.*\/workforcePools\//.test(text)) return 'group';
  // The address says what it is, whatever stands before it.
  if (/^\w+:[^@]*@[\w.-]*gserviceaccount\.com$/.test(text)) return 'machine';
  const scheme = /^(\w+):/.exec(text)?.[1] ?? '';
  return Object.hasOwn(KINDS, scheme) ? (KINDS[scheme] ?? 'unknown') : 'unknown';
}

/** The account that a member, an address, a name or a reference stands for. */
export function identityOf(text: string, value: Value): Alias | undefined {
  const origin = originOf(value);
  if (origin && isAccountType(origin.type)) return origin.key;
  if (value.kind !== 'string') return undefined;
  const [hole] = value.holes ?? [];
  if (hole && isAccountType(hole.type) && text.replace(/^(?:\w+:|projects\/[^/]*\/serviceAccounts\/)/, '') === HOLE)
    return hole.key;
  const declared = /(?:^|[:/])\$\(ref\.([\w-]{1,63})\.(?:email|name|uniqueId)\)$/.exec(text)?.[1];
  if (declared) return `gdm:${value.span.file}:${declared}`;
  return accountOfMember(text) ?? accountAlias(text, value.span.file) ?? agentAlias(text, hole?.key ?? folderOf(value.span.file));
}

/**
 * An account that Google makes in every project, named by the project's number, which only Google knows:
 * https://cloud.google.com/iam/docs/service-account-types#default
 */
function agentAlias(text: string, project: string): Alias | undefined {
  const address = /(?:^|:)((?:service-)?\uFFFC(?:-compute)?@[\w.-]{1,60}\.gserviceaccount\.com)$/.exec(text)?.[1];
  return address && `gcp-agent:${project}:${address.replace(HOLE, 'NUMBER')}`;
}

/** `gcp-sa:<e-mail>` of an address that is known in full; of one whose project is not, what it is called in its folder. */
export function accountAlias(text: string, file: string): Alias | undefined {
  const [, id, project] = /(?:^|[:/])([a-z0-9][\w.-]{0,100})@([\w.\uFFFC-]{1,100})gserviceaccount\.com$/.exec(text) ?? [];
  if (!id || project === undefined) return undefined;
  return project.includes(HOLE) ? `gcp-account:${folderOf(file)}:${id}` : `gcp-sa:${id}@${project}gserviceaccount.com`;
}

function originOf(value: Value): Origin | undefined {
  return value.kind === 'string' || value.kind === 'unknown' ? value.origin : undefined;
}
