/** Identities that a module declares, and those whose names it only mentions. */
import { isSecretName } from '../../secrets/slots/names';
import { accountName } from '../account-name';
import type { Alias, IdentityFact } from '../model';
import { purposeAs } from '../purpose';
import { attributeOf } from './file';
import { DECLARATIONS, type Declaration } from './identity-types';
import { accountDetails } from './kubernetes/manifests';
import { aliasOfObject, objectName } from './kubernetes/names';
import { argumentOf, blocksOf, nameIn, textIn } from './module/body';
import type { Instance } from './module/module';
import { itemsOfArgument, placeOf } from './module/place';
import { derivedOf, moduleBehind } from './module/root';
import { identityAlias } from './policies/policy-aliases';
import { plainText } from './values/scope';

/** Data sources of identities that are declared elsewhere, and the argument that names them: not always that of the resource. */
const LOOKED_UP: ReadonlyMap<string, string> = new Map([
  ['aws_iam_role', 'name'],
  ['aws_iam_user', 'user_name'],
]);

/** Modules for AWS, by where they come from. */
const FOR_AWS = /(?:^|[-_/.:])(?:aws|iam|irsa|oidc)(?=[-_/.?]|$)/;
const ROLE_OF_MODULE: Declaration = { kind: 'iam-role', provider: 'aws', name: 'role_name', scheme: 'iam-role' };

/** Adds the identities of a block: one for each instance that has a name of its own, else one for all. */
export function extractIdentities(instances: readonly Instance[]): void {
  const [first] = instances;
  if (!first) return;
  const { type, mode, module, scope } = first;
  const said = derivedOf(module.root, scope.file);
  const declaration = isCopy(first) || isGroup(first) ? undefined : DECLARATIONS.get(type);
  if (mode === 'module') roleOfModule(instances, first);
  else if (declaration && mode === 'resource') said.identities.push(...declaredBy(instances, declaration));
  else if (declaration && mode === 'data' && LOOKED_UP.has(type)) {
    const named = { ...declaration, name: LOOKED_UP.get(type) ?? declaration.name };
    said.identities.push(...declaredBy(instances, named).map((fact) => ({ ...fact, declared: false })));
  } else if (type === 'aws_iam_instance_profile' && mode === 'resource') for (const one of instances) profile(one);
}

/** The role that a module makes which is not here: what is known of it is the name that it is given. */
function roleOfModule(instances: readonly Instance[], first: Instance): void {
  if (!attributeOf(first.body, 'role_name') || moduleBehind(first) || !FOR_AWS.test(textIn(first, 'source') ?? '')) return;
  const named = instances.filter((instance) => nameIn(instance, 'role_name').text);
  const roles = declaredBy(named, ROLE_OF_MODULE).map((fact) => ({ ...fact, declared: false }));
  derivedOf(first.module.root, first.scope.file).identities.push(...roles);
}

/** A read replica has the accounts of the database it copies. */
function isCopy({ type, body }: Instance): boolean {
  return type === 'aws_db_instance' && !!attributeOf(body, 'replicate_source_db') && !attributeOf(body, 'username');
}

/** A role of PostgreSQL that nobody logs in as holds rights for others; without a word it is one. */
function isGroup(instance: Instance): boolean {
  if (instance.type !== 'postgresql_role') return false;
  const login = argumentOf(instance, 'login');
  return !login || (login.kind === 'literal' && login.value === false);
}

function declaredBy(instances: readonly Instance[], declaration: Declaration): IdentityFact[] {
  const facts = instances.map((instance) => declared(instance, declaration));
  const [first] = facts;
  if (!first || new Set(facts.map(({ name }) => name)).size === facts.length) return facts;
  return [{ ...first, aliases: [...new Set(facts.flatMap(({ aliases }) => aliases))] }];
}

function declared(instance: Instance, declaration: Declaration): IdentityFact {
  const { name, other } = namesOf(instance, declaration);
  const tags = tagsOf(instance);
  return {
    kind: declaration.kind,
    provider: declaration.provider,
    name: declaration.kind === 'database-account' ? accountName(instance.name, name) : (name ?? labelOf(instance)),
    aliases: other ? [instance.alias, other] : [instance.alias],
    declared: true,
    span: instance.span,
    ...(tags ? { tags } : {}),
    ...(declaration.provider === 'kubernetes' ? accountDetails(instance) : {}),
    ...purposeAs(PURPOSES.flatMap((argument) => (argument === declaration.name ? [] : [[argument, textIn(instance, argument)]]))),
  };
}

/** Arguments that say what an identity is for, whatever its type, the most telling first; one that names it is none. */
const PURPOSES = ['description', 'comment', 'notes', 'display_name'];

/** Modules call their one resource `this` or `main`; the call, or the folder, then says more than the label. */
function labelOf({ name, scope, module }: Instance): string {
  if (module.call) return `${module.call.name} (${name})`;
  const folder = scope.file.split('/').at(-2);
  return folder && /^(?:this|main|default)$/.test(name) ? `${folder} (${name})` : name;
}

function namesOf(instance: Instance, declaration: Declaration): { name?: string; other?: Alias } {
  if (declaration.provider === 'kubernetes') {
    const { name } = objectName(instance);
    const other = aliasOfObject(instance);
    return { ...(name === undefined ? {} : { name }), ...(other === instance.alias ? {} : { other }) };
  }
  const { text, fixed } = nameIn(instance, declaration.name);
  // `-worker`, from `"${var.stage}-worker"` where the variable's default is empty: nothing is called that.
  if (!text) return prefixOf(instance);
  if (!fixed && /^[-_.]|[-_.]$/.test(text)) return {};
  return fixed && declaration.scheme ? { name: text, other: `${declaration.scheme}:${text}` } : { name: text };
}

/** `name_prefix = "worker-"`: what people know it by, though no other file can call it so. */
function prefixOf(instance: Instance): { name?: string } {
  const name = textIn(instance, 'name_prefix')?.replace(/[-_.]+$/, '');
  return name ? { name } : {};
}

/** An instance profile is another name of its role: what runs with the profile runs as the role. */
function profile(instance: Instance): void {
  const [role] = ['role', 'roles'].flatMap((name) => itemsOfArgument(instance, name));
  const alias = role && identityAlias(role, 'role');
  if (!role || !alias) return;
  derivedOf(instance.module.root, instance.scope.file).identities.push({
    kind: 'iam-role',
    provider: 'aws',
    name: textIn(instance, 'role') ?? alias.slice(Math.max(alias.lastIndexOf('.'), alias.lastIndexOf(':')) + 1),
    aliases: [alias, instance.alias],
    declared: false,
    span: placeOf(role).span,
  });
}

/** Tags and labels whose values are known. */
function tagsOf(instance: Instance): Record<string, string> | undefined {
  const metadata = blocksOf(instance, 'metadata')[0];
  const sources = [
    argumentOf(instance, 'tags'),
    metadata && argumentOf(metadata, 'labels'),
    metadata && argumentOf(metadata, 'annotations'),
  ];
  const tags: Record<string, string> = {};
  for (const source of sources) {
    if (source?.kind !== 'object') continue;
    for (const { key, value } of source.entries) {
      const text = plainText(value);
      if (text !== undefined && !isSecretName(key)) tags[key] = text;
    }
  }
  return Object.keys(tags).length > 0 ? tags : undefined;
}
