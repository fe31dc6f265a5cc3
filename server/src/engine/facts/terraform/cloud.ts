/** Resources of Azure and Google Cloud that a module declares. */
import { readOwnIdentity } from '../cloud/azure/identities';
import { moduleType } from '../cloud/gcp/modules';
import { addCloudFacts, isCloudType } from '../cloud/index';
import type { CloudResource } from '../cloud/resource';
import { asArm } from './azapi';
import { groupsBeside, withLookups } from './azure-lookups';
import { isPolicyDocument, withPolicyData } from './google-policies';
import { projectOfProvider } from './google-project';
import { objectOf, type Seen } from './kubernetes/object';
import { textIn } from './module/body';
import type { Instance } from './module/module';
import { derivedOf } from './module/root';

/** Adds what an instance says of identities, roles and credentials of its cloud. */
export function extractCloud(instance: Instance): void {
  const { mode, address, alias, span, module, scope } = instance;
  const isSignature = mode === 'data' && isCloudType(`data.${instance.type}`);
  const isCall = mode === 'module';
  const published = isCall ? moduleType(textIn(instance, 'source')) : undefined;
  const type = published ?? (isSignature ? `data.${instance.type}` : instance.type);
  if (isCall ? published === undefined : mode !== 'resource' && !isSignature && !isPolicyDocument(instance)) return;
  const ownsIdentity = type.startsWith('azurerm_') && instance.body.blocks.some((block) => hasIdentity(block));
  const isAzapi = type === 'azapi_resource';
  if (!ownsIdentity && !isAzapi && !isCloudType(type)) return;
  // How often it is there does not change what is written in it.
  const seen: Seen = { open: false };
  const written = objectOf(instance, seen, AS_WRITTEN);
  const body = /^(?:data\.)?azure/.test(type)
    ? withLookups(instance, written)
    : type.endsWith('_iam_policy')
      ? withPolicyData(instance, written, AS_WRITTEN)
      : written;
  const groups = type === 'azurerm_role_assignment' ? groupsBeside(instance) : [];
  const project = type === 'google_service_account' ? projectOfProvider(instance) : undefined;
  const resource: CloudResource = {
    notation: 'terraform',
    type,
    owner: address,
    alias,
    block: span,
    body,
    groups,
    open: seen.open,
    ...(project ? { project } : {}),
  };
  const facts = derivedOf(module.root, scope.file);
  if (ownsIdentity) readOwnIdentity(resource, facts);
  const known = isAzapi ? asArm(resource) : resource;
  if (known) addCloudFacts(known, facts);
}

/** Most resources that run have one, and most of them are of no further interest. */
function hasIdentity({ type, labels }: Instance['block']): boolean {
  return type === 'identity' || (type === 'dynamic' && labels[0]?.text === 'identity');
}

/** Arguments by their names; every nested block is one of a list. */
const AS_WRITTEN = { key: (name: string) => name, list: (type: string) => type };
