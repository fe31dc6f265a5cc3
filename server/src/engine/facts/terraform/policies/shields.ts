/**
 * What keeps strangers out of a resource beside its policy, and which resource a policy that stands apart belongs to. Arguments:
 * the resource pages of https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
import type { Value } from '../../../syntax/value';
import type { Alias, ShieldFact } from '../../model';
import { argumentOf, blocksOf, type Holder, type TerraformFile } from '../file';
import { aliasOfReference } from '../values/reference';
import { plainText } from '../values/scope';

/** Policies that are resources of their own: the argument that names what they are about, and the scheme of such names. */
const POLICIES: ReadonlyMap<string, readonly [argument: string, scheme: string]> = new Map([
  ['aws_s3_bucket_policy', ['bucket', 's3-bucket']],
  ['aws_opensearch_domain_policy', ['domain_name', 'search-domain']],
  ['aws_elasticsearch_domain_policy', ['domain_name', 'search-domain']],
]);

const DOMAINS = new Set(['aws_opensearch_domain', 'aws_elasticsearch_domain']);

/** Fills `facts.shields`. */
export function extractShields(file: TerraformFile): void {
  for (const holder of file.holders) {
    if (holder.mode !== 'resource') continue;
    const policy = POLICIES.get(holder.type);
    if (policy) add(file, holder, 'policy', aliasIn(file, holder, ...policy));
    if (holder.type === 'aws_s3_bucket_public_access_block' && blocks(file, holder))
      add(file, holder, 'public-access-block', aliasIn(file, holder, 'bucket', 's3-bucket'));
    if (DOMAINS.has(holder.type)) domain(file, holder);
  }
}

function add(file: TerraformFile, { alias, span }: Holder, type: ShieldFact['type'], resource: Alias | undefined): void {
  if (resource) file.context.facts.shields.push({ type, resource, holder: alias, span });
}

function aliasIn(file: TerraformFile, { body }: Holder, argument: string, scheme: string): Alias | undefined {
  const value = argumentOf(file, body, argument);
  if (value?.kind === 'unknown') return aliasOfReference(file.context.file, value.reference);
  const name = plainText(value);
  return name ? `${scheme}:${name}` : undefined;
}

/** Either is enough: the first refuses a public policy, the second leaves the account's own callers of one. */
function blocks(file: TerraformFile, { body }: Holder): boolean {
  return ['block_public_policy', 'restrict_public_buckets'].some((name) => isTrue(argumentOf(file, body, name)));
}

function domain(file: TerraformFile, holder: Holder): void {
  const names = [holder.alias, aliasIn(file, holder, 'domain_name', 'search-domain')];
  const inNetwork = blocksOf(holder.body, 'vpc_options').length > 0;
  const logins = blocksOf(holder.body, 'advanced_security_options').some(({ body }) => isTrue(argumentOf(file, body, 'enabled')));
  for (const name of names) {
    if (inNetwork) add(file, holder, 'network', name);
    if (logins) add(file, holder, 'login', name);
  }
}

function isTrue(value: Value | undefined): boolean {
  return value?.kind === 'literal' ? value.value === true : plainText(value) === 'true';
}
