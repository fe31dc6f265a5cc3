/**
 * What keeps strangers out of a resource beside its policy, and which resource a policy that stands apart belongs to (AWS
 * CloudFormation template reference).
 */
import { get, textOf, type Value } from '../../syntax/value';
import type { Alias, ShieldFact } from '../model';
import { aliasOf, type Resource, type Template, targetOf } from './template';

const DOMAINS = new Set(['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain']);

/** Fills `facts.shields`. */
export function extractShields(template: Template): void {
  for (const resource of template.resources) {
    const { type, id, properties } = resource;
    if (type === 'AWS::S3::BucketPolicy') add(template, resource, 'policy', bucketOf(template, get(properties, 'Bucket')));
    if (type === 'AWS::S3::Bucket' && blocks(properties)) {
      add(template, resource, 'public-access-block', aliasOf(template, id));
      const name = textOf(get(properties, 'BucketName'));
      if (name) add(template, resource, 'public-access-block', `s3-bucket:${name}`);
    }
    if (!DOMAINS.has(type)) continue;
    if (get(properties, 'VPCOptions', 'SubnetIds')) add(template, resource, 'network', aliasOf(template, id));
    if (isTrue(get(properties, 'AdvancedSecurityOptions', 'Enabled'))) add(template, resource, 'login', aliasOf(template, id));
  }
}

function add(template: Template, { id, span }: Resource, type: ShieldFact['type'], resource: Alias | undefined): void {
  if (resource) template.context.facts.shields.push({ type, resource, holder: aliasOf(template, id), span });
}

function bucketOf(template: Template, value: Value | undefined): Alias | undefined {
  const target = targetOf(template, value);
  const name = textOf(value);
  return target ? aliasOf(template, target.id) : name ? `s3-bucket:${name}` : undefined;
}

/** Either is enough: the first refuses a public policy, the second leaves the account's own callers of one. */
function blocks(properties: Value | undefined): boolean {
  return ['BlockPublicPolicy', 'RestrictPublicBuckets'].some((name) =>
    isTrue(get(properties, 'PublicAccessBlockConfiguration', name)),
  );
}

function isTrue(value: Value | undefined): boolean {
  return value?.kind === 'literal' ? value.value === true : textOf(value) === 'true';
}
