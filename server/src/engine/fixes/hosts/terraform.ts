/** Terraform and OpenTofu. https://developer.hashicorp.com/terraform/language/manage-sensitive-data */

import { unstored } from '../../facts/terraform/secrets/write-only';
import type { Attribute, Block } from '../../syntax/hcl/ast';
import { together } from '../apply';
import type { Edit, FileEdit } from '../model';
import { indentAt, newlineOf, removal, trimmedEnd } from '../text';
import type { Vault } from '../vaults/model';
import { isUrlPart } from './connection';
import type { Draft, HostFixes, Place } from './model';
import { hclOf } from './parse';
import { setAttribute } from './terraform/attribute';
import { declare } from './terraform/declare';
import { handedOver } from './terraform/handed-over';
import { attributeOf, blocksAround, type Located, locate } from './terraform/locate';
import { removeDeclaration } from './terraform/remove';
import { isInScript, readAtStart } from './terraform/script';
import { allowsWriteOnly } from './terraform/write-only';

/** Static keys of a provider block that go together. */
const STATIC_KEYS: Readonly<Record<string, readonly string[]>> = {
  aws: ['access_key', 'secret_key', 'token'],
  alicloud: ['access_key', 'secret_key', 'security_token'],
  s3: ['access_key', 'secret_key', 'token'],
};

export const terraform: HostFixes = {
  id: 'terraform',
  title: 'Terraform, OpenTofu',
  serves: (_file, host) => host === 'terraform',
  byHand: (place) => [
    isInScript(place)
      ? 'In the script, read the value where it is needed, with the role of the machine, in place of writing it down.'
      : 'This place takes no reference: give the value through the environment or a file that is not in the repository.',
  ],

  identity(place) {
    const at = locate(place.text, hclOf(place.text), place.credential);
    const resource = at && resourceOf(at);
    if (!at || !resource || !at.direct) return undefined;
    const argument = unstored(resource.labels[0]?.text ?? '', at.attribute.name)?.managed;
    const copies = ['replicate_source_db', 'replication_source_identifier', 'replica_mode', argument ?? ''];
    if (!argument || copies.some((name) => attributeOf(resource.body, name))) return undefined;
    return {
      title: `Let AWS make, keep and rotate the password (${argument} = true)`,
      safety: 'review',
      edits: here(place, [{ ...attributeRange(at.attribute, place.text), text: `${argument} = true` }]),
      followUp: [
        `Readers find the password in the secret that ${resource.labels.map(({ text }) => text).join('.')} then exports; other uses of its ${at.attribute.name} become null.`,
      ],
    };
  },

  reference(place, vault) {
    const { file } = place;
    if (/\.tfvars$/.test(file)) return vault.environment && tfvars(place);
    const at = locate(place.text, hclOf(place.text), place.credential);
    if (!at) return undefined;
    if (/\.hcl$/.test(file))
      return vault.environment && /(^|\/)(terragrunt|root)\.hcl$/.test(file) ? terragrunt(place, at) : undefined;
    if (!/\.(tf|tofu)$/.test(file) || !takesReference(at)) return undefined;
    if (at.blocks[0]?.type === 'variable') return vault.environment && variableDefault(place, at, at.blocks[0]);
    if (stores(at, vault)) return undefined;
    if (isInScript(place)) return readAtStart(place, vault);
    return handedOver(place, at, vault) ?? writeOnly(place, at, vault) ?? dataOrVariable(place, at, vault);
  },

  drop(place) {
    const at = locate(place.text, hclOf(place.text), place.credential);
    const block = at?.blocks.at(-1);
    if (!at?.direct || !at.whole || !block) return undefined;
    const keys = STATIC_KEYS[block.labels[0]?.text ?? ''] ?? [];
    const names = keys.includes(at.attribute.name) ? keys : [at.attribute.name];
    const edits = block.body.attributes
      .filter(({ name }) => names.includes(name))
      .map((attribute) => removal(place.text, attributeRange(attribute, place.text)));
    return {
      title: 'Remove the static keys; the default credential chain takes over',
      safety: 'review',
      edits: here(place, edits),
      followUp: ['Give whoever runs this a role of its own: an instance or task role, or OIDC federation in the CI.'],
    };
  },

  attribute: setAttribute,
  remove: removeDeclaration,
};

function here({ file }: Place, edits: readonly Edit[]): FileEdit[] {
  return [{ file, edits }];
}

function resourceOf({ blocks }: Located): Block | undefined {
  return blocks.length === 1 && blocks[0]?.type === 'resource' ? blocks[0] : undefined;
}

/** Places that must be constant: the terraform block with its backend, a module's source, imports. */
function takesReference({ blocks, attribute }: Located): boolean {
  const type = blocks[0]?.type ?? '';
  if (blocks.some((block) => block.type === 'lifecycle')) return false;
  if (type === 'variable') return attribute.name === 'default';
  if (type === 'module') return blocks.length > 1 || !['source', 'version'].includes(attribute.name);
  return ['resource', 'data', 'provider', 'locals', 'output', 'ephemeral'].includes(type);
}

/** What puts the value into this very vault cannot read it from there, nor can the vault's own provider log in with it. */
function stores({ blocks }: Located, vault: Vault): boolean {
  const type = blocks[0]?.labels[0]?.text ?? '';
  if (blocks[0]?.type === 'provider')
    return type === (vault.id === 'aws-secrets-manager' ? 'aws' : 'vault') && !vault.environment;
  if (vault.id === 'aws-secrets-manager') return type === 'aws_secretsmanager_secret_version';
  return vault.id === 'hashicorp-vault' && /^vault_(kv_|generic_)/.test(type);
}

function dataOrVariable(place: Place, at: Located, vault: Vault): Draft | undefined {
  const reference = vault.terraform?.(place.name, 'data');
  if (!reference) return undefined;
  const declared = declare(place.context, place.file, place.text, reference);
  const edits = together([...here(place, [replacement(place, at, reference.expression(declared.label))]), ...declared.edits]);
  const elsewhere = edits.length > 1 || (declared.existing && vault.environment);
  if (!vault.environment) return { note: 'the value is stored in the state', safety: 'review', edits };
  return {
    title: `Replace with the ${declared.existing ? 'existing ' : ''}sensitive variable ${declared.label}`,
    safety: elsewhere ? 'review' : 'safe',
    edits,
    followUp: [`Set TF_VAR_${declared.label} where Terraform runs, from a vault or the secret store of the CI.`],
  };
}

/** An ephemeral resource and the write-only twin of the argument: the value never reaches the state. */
function writeOnly(place: Place, at: Located, vault: Vault): Draft | undefined {
  const resource = resourceOf(at);
  const { attribute } = at;
  const way = unstored(resource?.labels[0]?.text ?? '', attribute.name);
  if (!way || !at.direct || !at.whole || vault.environment || !allowsWriteOnly(place.context, place.file, place.text))
    return undefined;
  const reference = vault.terraform?.(place.name, 'ephemeral');
  if (!reference) return undefined;
  const declared = declare(place.context, place.file, place.text, reference);
  const range = attributeRange(attribute, place.text);
  const next = `${newlineOf(place.text)}${indentAt(place.text, range.start)}`;
  const text = `${way.twin} = ${reference.expression(declared.label)}${next}${way.version} = 1`;
  return {
    note: 'write-only, never in the state',
    safety: 'review',
    edits: together([...here(place, [{ ...range, text }]), ...declared.edits]),
    steps: [`Needs a provider that knows ${way.twin}; raise ${way.version} whenever the value changes.`],
  };
}

function variableDefault(place: Place, at: Located, variable: Block): Draft | undefined {
  if (!at.direct || !at.whole || at.blocks.length > 1) return undefined;
  const range = attributeRange(at.attribute, place.text);
  const sensitive = attributeOf(variable.body, 'sensitive');
  const isSensitive = sensitive?.value.kind === 'literal' && sensitive.value.value === true;
  const edits: Edit[] = sensitive
    ? [
        removal(place.text, range),
        ...(isSensitive ? [] : [{ start: sensitive.value.start, end: sensitive.value.end, text: 'true' }]),
      ]
    : [{ ...range, text: aligned(place.text, at.attribute, 'sensitive', 'true') }];
  const name = variable.labels[0]?.text ?? '';
  return {
    title: `Remove the default of ${name} and mark it sensitive`,
    safety: 'review',
    edits: here(place, edits),
    followUp: [`Set TF_VAR_${name} where Terraform runs, from a vault or the secret store of the CI.`],
  };
}

function tfvars(place: Place): Draft | undefined {
  const file = hclOf(place.text);
  const at = locate(place.text, file, place.credential);
  if (!at?.direct || !at.whole || blocksAround(file.body, place.credential.span).length > 0) return undefined;
  const name = at.attribute.name;
  return {
    title: `Remove the value; pass it as TF_VAR_${name}`,
    safety: 'review',
    edits: here(place, [removal(place.text, attributeRange(at.attribute, place.text))]),
    followUp: [`Set TF_VAR_${name} where Terraform runs, and mark the variable ${name} sensitive.`],
  };
}

function terragrunt(place: Place, at: Located): Draft {
  return { safety: 'safe', edits: here(place, [replacement(place, at, `get_env("${place.name.env}")`)]) };
}

/** The expression in place of the whole string, or as an interpolation in place of the secret part of it. */
function replacement(place: Place, at: Located, expression: string): Edit {
  const { text, credential } = place;
  if (at.whole) return { ...trimmedEnd(text, at.template), text: expression };
  const quotes = at.inner ? at.inner.end - at.inner.start - (credential.span.end - credential.span.start) : 0;
  if (at.inner && (quotes === 2 || quotes === 4))
    return { start: at.inner.start, end: at.inner.end, text: `\${jsonencode(${expression})}` };
  const value = isUrlPart(text, at.template.content, credential.span) ? `urlencode(${expression})` : expression;
  return { start: credential.span.start, end: credential.span.end, text: `\${${value}}` };
}

/** The argument without the line ending that ends a heredoc. */
function attributeRange(attribute: Attribute, text: string): { start: number; end: number } {
  return trimmedEnd(text, attribute);
}

/** `sensitive   = true` with the equals sign where it was. */
function aligned(text: string, attribute: Attribute, name: string, value: string): string {
  const equals = text.indexOf('=', attribute.nameRange.end) - attribute.nameRange.start;
  return `${name.padEnd(Math.max(equals - 1, name.length))} = ${value}`;
}
