/** Accounts that nobody declares: those that Google makes for a project, and those that a file only looks up. */
import { get, textOf } from '../../../syntax/value';
import type { CloudReader, CloudResource } from '../resource';
import { AGENTS } from './agent-types';
import { accountAlias } from './members';
import { firstOf } from './parts';

const IDENTITY = { kind: 'service-account', provider: 'gcp', declared: false } as const;

/** One account for each project, however many files ask for it. */
const readAgent: CloudReader = (resource, facts) => {
  const { type, body, alias, block } = resource;
  const agent = AGENTS[type.replace('data.', '')]?.(body) ?? type;
  const home = homeOf(resource);
  const name = home.of === undefined ? agent : `${agent} of ${home.of}`;
  const shared = home.key === undefined || agent === 'service agent' ? [] : [`gcp-agent:${home.key}:${agent}`];
  facts.identities.push({ ...IDENTITY, name, aliases: [alias, ...shared], span: block });
};

/** The project it belongs to: the one that is written, else that of the provider, which a module has one of. */
function homeOf({ body, alias }: CloudResource): { of?: string; key?: string } {
  const written = firstOf(body, ['project', 'folder', 'organization']);
  const of = textOf(written);
  if (of) return { of, key: of };
  return written ? {} : { key: alias.replace(/(?:data\.)?google_[\w.[\]"-]*$/, '') };
}

/** `account_id` is a name, an address, or the whole path. https://registry.terraform.io/providers/hashicorp/google/latest/docs/data-sources/service_account */
const readLookup: CloudReader = ({ body, alias, block, owner }, facts) => {
  const id = textOf(get(body, 'account_id'))?.split('/').at(-1);
  const project = textOf(get(body, 'project'));
  const address = id === undefined || id.includes('@') || !project ? id : `${id}@${project}.iam.gserviceaccount.com`;
  const email = address && accountAlias(address, block.file);
  const name = id?.split('@')[0] ?? owner.split('.').at(-1) ?? owner;
  facts.identities.push({ ...IDENTITY, name, aliases: email ? [alias, email] : [alias], span: block });
};

export const serviceAgents: readonly (readonly [string, CloudReader])[] = [
  ...Object.keys(AGENTS).flatMap((type) => [[type, readAgent] as const, [`data.${type}`, readAgent] as const]),
  ['data.google_service_account', readLookup],
];
