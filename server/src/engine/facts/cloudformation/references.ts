/** What uses an identity, and what reads a vault: every property that names a role, an instance profile, a user or a secret. */
import { get, HOLE, textOf, type Value } from '../../syntax/value';
import type { Alias, VaultReferenceFact } from '../model';
import { POD_IDENTITY } from './cloud-access';
import { aliasOf, allItems, alternatives, entriesOf, type Resource, type Template, targetOf } from './template';

const IDENTITIES = new Set(['AWS::IAM::Role', 'AWS::IAM::User']);
/** Lists that attach policies and memberships: those are attachments, not uses. */
const ATTACHING = new Set(['Groups', 'Roles', 'Users']);
const ROLE_ARN = /^arn:[^:]*:iam::([^:]*):role\/(?:[^/]{1,128}\/){0,8}([^/]{1,128})$/;
const RESOLVE = /\{\{resolve:(secretsmanager|ssm|ssm-secure):([^{}]{1,512})\}\}/g;

/** Fills `facts.references` and `facts.vaultReferences`. */
export function extractReferences(template: Template): void {
  for (const resource of [...template.resources, ...template.globals]) {
    if (resource.type === POD_IDENTITY) continue;
    if (resource.properties) walk(template, resource, resource.properties, '');
    const implicit = template.implicitRoles.get(resource.id);
    if (implicit) refer(template, resource, implicit, resource.properties ?? resource.body, true);
  }
}

function walk(template: Template, resource: Resource, value: Value, key: string): void {
  if (value.kind === 'object') {
    // A policy names identities as principals and resources; that is no use of them.
    if (get(value, 'Statement')) return;
    for (const entry of entriesOf(value)) {
      if (!ATTACHING.has(entry.key) || resource.type === 'AWS::IAM::InstanceProfile') {
        walk(template, resource, entry.value, entry.key);
      }
    }
  } else if (value.kind === 'list') {
    for (const item of value.tag === '!If' ? alternatives(value) : value.items) walk(template, resource, item, key);
  } else if (value.kind === 'unknown') named(template, resource, value);
  else if (value.kind === 'string') written(template, resource, value, key);
}

/** `!Ref`/`!GetAtt` of a resource of this template. */
function named(template: Template, resource: Resource, value: Value): void {
  const target = targetOf(template, value);
  if (!target || target.id === resource.id) return;
  if (IDENTITIES.has(target.type)) refer(template, resource, aliasOf(template, target.id), value);
  if (target.type === 'AWS::IAM::InstanceProfile') {
    for (const role of allItems(get(target.properties, 'Roles'))) {
      const holder = targetOf(template, role);
      const name = textOf(role);
      if (holder) refer(template, resource, aliasOf(template, holder.id), value);
      else if (name) refer(template, resource, `iam-role:${name}`, value);
    }
  }
  if (target.type === 'AWS::SecretsManager::Secret') {
    const path = textOf(get(target.properties, 'Name')) ?? target.id;
    vault(template, resource, 'aws-secrets-manager', path, value);
  }
}

/** A role by its ARN or name, a dynamic reference, or the ARN of a secret. */
function written(template: Template, resource: Resource, value: Value & { kind: 'string' }, key: string): void {
  const { text } = value;
  const arn = ROLE_ARN.exec(text);
  if (arn && !arn[2]?.includes(HOLE)) {
    refer(template, resource, arn[1]?.includes(HOLE) ? `iam-role:${arn[2]}` : text, value);
  } else if (resource.type === 'AWS::IAM::InstanceProfile' && key === 'Roles' && textOf(value)) {
    refer(template, resource, `iam-role:${text}`, value);
  }
  for (const match of text.matchAll(RESOLVE)) {
    const path = (match[2] ?? '').replaceAll(HOLE, '…');
    vault(template, resource, match[1] === 'secretsmanager' ? 'aws-secrets-manager' : 'aws-ssm', path, value);
  }
  const secret = /^arn:[^:]*:(secretsmanager|ssm):[^:]*:[^:]*:(?:secret:|parameter\/)(.{1,512})$/.exec(text);
  if (secret) {
    const path = (secret[2] ?? '').replaceAll(HOLE, '…');
    vault(template, resource, secret[1] === 'ssm' ? 'aws-ssm' : 'aws-secrets-manager', path, value);
  }
}

function refer(template: Template, { id, type }: Resource, to: Alias, { span }: Value, implicit = false): void {
  const fact = { type: 'uses', from: id, fromType: type, to, span } as const;
  template.context.facts.references.push(implicit ? { ...fact, implicit } : fact);
}

function vault(template: Template, { id }: Resource, kind: VaultReferenceFact['vault'], path: string, { span }: Value): void {
  template.context.facts.vaultReferences.push({ vault: kind, path, from: id, span });
}
