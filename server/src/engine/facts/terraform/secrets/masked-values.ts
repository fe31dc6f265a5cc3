/** Variables and outputs that hold a secret, and whether Terraform is told to hide it in what it prints. */
import { isSecretName } from '../../../secrets/slots/names';
import type { Block } from '../../../syntax/hcl/ast';
import { spanOf } from '../../../syntax/span';
import { argumentOf, attributeOf, type TerraformFile, textIn } from '../file';
import { mentionsIn } from '../values/mentions';
import { targetOf } from '../values/reference';

/** Attributes that are secret although their names do not say so. Provider documentation, "Attribute Reference". */
const SECRET_ATTRIBUTES: ReadonlyMap<string, RegExp> = new Map([
  ['random_password', /^(?:result)?$/],
  ['tls_private_key', /^(?:private_key_\w{1,20})?$/],
  ['acme_certificate', /^(?:private_key_pem|certificate_p12)$/],
  ['aws_iam_access_key', /^(?:secret|ses_smtp_password_v4)?$/],
  ['aws_lightsail_key_pair', /^private_key$/],
  ['aws_secretsmanager_secret_version', /^secret_(?:string|binary)$/],
  ['aws_ssm_parameter', /^value$/],
  ['aws_api_gateway_api_key', /^value$/],
  ['aws_appsync_api_key', /^key$/],
  ['aws_ecr_authorization_token', /^(?:authorization_token|password)$/],
  ['azuread_application_password', /^value$/],
  ['azurerm_key_vault_secret', /^value$/],
  ['azurerm_storage_account', /^(?:primary|secondary)_(?:access_key|connection_string|blob_connection_string)$/],
  ['google_service_account_key', /^private_key$/],
  ['google_secret_manager_secret_version', /^secret_data$/],
  ['vault_generic_secret', /^data/],
  ['vault_kv_secret_v2', /^data/],
]);
/** What is described as a name or an address of a secret is not one. */
const ABOUT = /\b(?:arn|name|id|path|key|url|location) of\b|secrets? manager|parameter store|\bssm\b/i;

/** Fills `facts.settings` with `masked-value`. */
export function extractMaskedValues(file: TerraformFile): void {
  // Other HCL, such as Packer's, has blocks of the same names.
  if (!/\.(?:tf|tofu)$/.test(file.context.file)) return;
  for (const block of file.blocks) {
    const label = block.labels[0];
    if (!label?.text) continue;
    const holds =
      block.type === 'variable' ? takesSecret(file, block, label.text) : block.type === 'output' && secretIn(file, block);
    if (!holds) continue;
    const span = spanOf(file.context.file, { start: label.start + 1, end: label.end - 1 });
    file.context.facts.settings.push({
      about: 'masked-value',
      owner: `${block.type === 'variable' ? 'var' : 'output'}.${label.text}`,
      ownerType: block.type,
      state: stateOf(file, block),
      span,
      block: span,
      path: ['sensitive'],
      safe: true,
      ...(typeof holds === 'string' ? { detail: holds } : {}),
    });
  }
}

function stateOf(file: TerraformFile, { body }: Block): 'safe' | 'unsafe' | 'missing' | 'unknown' {
  const values = ['sensitive', 'ephemeral'].flatMap((name) => argumentOf(file, body, name) ?? []);
  if (values.some((value) => value.kind === 'literal' && value.value === true)) return 'safe';
  if (values.some((value) => value.kind !== 'literal')) return 'unknown';
  return values.length > 0 ? 'unsafe' : 'missing';
}

/** A string under a secret's name. Switches, counts and collections of names are called alike. */
function takesSecret(file: TerraformFile, { body }: Block, name: string): boolean {
  if (!saysSecret(name) || ABOUT.test(textIn(file, body, 'description') ?? '')) return false;
  const type = attributeOf(body, 'type')?.value;
  if (type && file.context.text.slice(type.start, type.end).replace(/"/g, '') !== 'string') return false;
  const fallback = argumentOf(file, body, 'default');
  return !fallback || fallback.kind === 'string' || (fallback.kind === 'literal' && fallback.value === null);
}

/** The first secret that the output mentions: an attribute that is one, or a variable of that name. */
function secretIn(file: TerraformFile, { body }: Block): string | false {
  const value = attributeOf(body, 'value');
  for (const reference of value ? mentionsIn(value.value, file.scope) : []) {
    const target = targetOf(reference);
    if (!target || reference.endsWith('.*')) continue;
    const { type, attribute, address } = target;
    if (type === 'var' ? isSecretVariable(file, address.slice(4)) : isSecretAttribute(type, attribute)) return reference;
  }
  return false;
}

function isSecretAttribute(type: string, attribute: string): boolean {
  const known = SECRET_ATTRIBUTES.get(type);
  if (known?.test(attribute)) return true;
  const last = attribute.slice(attribute.lastIndexOf('.') + 1);
  return !known && !/^(?:master_user_secret|secrets?)$/.test(last) && saysSecret(last) && !/^aws_iam_account_/.test(type);
}

/** A variable whose own block is in another file is judged by its name. */
function isSecretVariable(file: TerraformFile, name: string): boolean {
  const declared = file.blocks.find((block) => block.type === 'variable' && block.labels[0]?.text === name);
  return declared ? takesSecret(file, declared, name) : saysSecret(name);
}

/** What is encrypted may be seen, as may the id of a key; `auth` says less of a value than of who it belongs to. */
function saysSecret(name: string): boolean {
  if (!isSecretName(name)) return false;
  return !/encrypted|(?:^|_)(?:access_key_id|auth|auth_base64|version_tokens?|expire_passwords)$/i.test(name);
}
