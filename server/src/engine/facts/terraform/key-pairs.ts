/** Certificates and key pairs that Terraform makes or hands out: which are the same pair, and how strong the keys are to be. */
import type { Value } from '../../syntax/value';
import { keyFileAlias } from '../keys/fact';
import { keyAliasIn } from '../keys/in-text';
import { weaknessOf } from '../keys/weak-sizes';
import type { Alias, IdentityKind } from '../model';
import { DECLARATIONS } from './identity-types';
import { argumentOf, blocksOf, type Part, textIn } from './module/body';
import type { Instance } from './module/module';
import { derivedOf } from './module/root';

/** The argument that holds the public half, or names the pair. */
type Holder = readonly [kind: IdentityKind, provider: string, argument: string, name?: string];

const HOLDERS: ReadonlyMap<string, Holder> = new Map(
  Object.entries<Holder>({
    aws_key_pair: ['ssh-key', 'aws', 'public_key', 'key_name'],
    aws_lightsail_key_pair: ['ssh-key', 'aws', 'public_key', 'name'],
    aws_transfer_ssh_key: ['ssh-key', 'aws', 'body', 'user_name'],
    aws_iam_user_ssh_key: ['ssh-key', 'aws', 'public_key', 'username'],
    aws_iam_server_certificate: ['certificate', 'aws', 'certificate_body', 'name'],
    aws_iam_signing_certificate: ['certificate', 'aws', 'certificate_body', 'user_name'],
    aws_acm_certificate: ['certificate', 'aws', 'certificate_body', 'domain_name'],
    aws_iot_certificate: ['certificate', 'aws', 'certificate_pem'],
    azurerm_ssh_public_key: ['ssh-key', 'azure', 'public_key', 'name'],
    google_compute_ssl_certificate: ['certificate', 'gcp', 'certificate', 'name'],
    google_compute_region_ssl_certificate: ['certificate', 'gcp', 'certificate', 'name'],
    google_os_login_ssh_public_key: ['ssh-key', 'gcp', 'key', 'user'],
    github_repository_deploy_key: ['ssh-key', 'github', 'key', 'title'],
    gitlab_deploy_key: ['ssh-key', 'gitlab', 'key', 'title'],
    digitalocean_ssh_key: ['ssh-key', 'digitalocean', 'public_key', 'name'],
    digitalocean_certificate: ['certificate', 'digitalocean', 'leaf_certificate', 'name'],
    hcloud_ssh_key: ['ssh-key', 'hcloud', 'public_key', 'name'],
    scaleway_iam_ssh_key: ['ssh-key', 'scaleway', 'public_key', 'name'],
    linode_sshkey: ['ssh-key', 'linode', 'ssh_key', 'label'],
    openstack_compute_keypair_v2: ['ssh-key', 'openstack', 'public_key', 'name'],
    tls_private_key: ['ssh-key', 'tls', ''],
    tls_cert_request: ['certificate', 'tls', 'private_key_pem'],
    tls_self_signed_cert: ['certificate', 'tls', 'private_key_pem'],
    tls_locally_signed_cert: ['certificate', 'tls', 'cert_request_pem'],
  }),
);

/** Adds the identity of such a block, joined with the pair whose text or address it is given, and the strength that it asks for. */
export function extractKeyPair(instance: Instance): void {
  if (instance.mode !== 'resource') return;
  const said = derivedOf(instance.module.root, instance.scope.file);
  const weak = weaknessOf(instance.type, (path) => valueAt(instance, path));
  if (weak)
    said.settings.push({
      about: 'key-strength',
      owner: instance.address,
      ownerType: instance.type,
      state: 'unsafe',
      span: weak.value.span,
      block: instance.span,
      path: weak.path,
      detail: weak.words,
    });
  const holder = HOLDERS.get(instance.type);
  if (!holder) return;
  const [kind, provider, argument, name] = holder;
  const pair = argument === '' ? undefined : pairOf(argumentOf(instance, argument));
  const isDeclared = DECLARATIONS.has(instance.type);
  if (isDeclared && !pair) return;
  const called = (name ? textIn(instance, name) : commonName(instance)) ?? instance.name;
  const aliases: Alias[] = pair ? [instance.alias, pair] : [instance.alias];
  said.identities.push({ kind, provider, name: called, aliases, declared: !isDeclared, span: instance.span });
}

/** `subject { common_name }` */
function commonName(instance: Instance): string | undefined {
  const [subject] = blocksOf(instance, 'subject');
  return subject && textIn(subject, 'common_name');
}

/** The pair that a value is of: by its text, by the file that it is read from, by the resource that makes it. */
function pairOf(value: Value | undefined): Alias | undefined {
  if (value?.kind === 'unknown') return value.path === undefined ? madeBy(value.origin) : keyFileAlias(value.path);
  if (value?.kind !== 'string') return undefined;
  return keyAliasIn(value.text) ?? madeBy(value.origin);
}

function madeBy(origin: { readonly key: string; readonly type: string } | undefined): Alias | undefined {
  return origin && HOLDERS.has(origin.type) ? origin.key : undefined;
}

/** The value of an argument in nested blocks, the last part being its name. */
function valueAt(instance: Instance, path: readonly string[]): Value | undefined {
  let part: Part | undefined = instance;
  for (const block of path.slice(0, -1)) part = part && blocksOf(part, block)[0];
  return part && argumentOf(part, path.at(-1) ?? '');
}
