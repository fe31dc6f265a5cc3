/** Terraform and OpenTofu. https://developer.hashicorp.com/terraform/language/manage-sensitive-data */
import { together } from '../apply';
import type { Edit } from '../model';
import { trimmedEnd } from '../text';
import type { Vault } from '../vaults/model';
import { isUrlPart } from './connection';
import type { Draft, HostFixes, Place } from './model';
import { hclOf } from './parse';
import { setAttribute } from './terraform/attribute';
import { declare } from './terraform/declare';
import { drop, hasLogin } from './terraform/drop';
import { formatted } from './terraform/format';
import { isInEnvironment, readByFunction } from './terraform/function';
import { handedOver } from './terraform/handed-over';
import { environmentName, tfvars, variableDefault } from './terraform/inputs';
import { type Located, locate } from './terraform/locate';
import { managed } from './terraform/managed';
import { maskedOutputs, sourcesOf } from './terraform/outputs';
import { resourceOf, takesEphemeral, takesReference, wayOut } from './terraform/position';
import { removeDeclaration } from './terraform/remove';
import { withoutKeys } from './terraform/role-login';
import { isInScript, readAtStart } from './terraform/script';
import { allowsProvider, knows, knowsArgument } from './terraform/versions';
import { allowsTwin, twinEdits } from './terraform/write-only';

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
    const isKey = at && hasLogin(at) && place.credential.slot.kind !== 'tf-provider-argument';
    return at && (isKey ? drop(place, at) : (managed(place, at) ?? withoutKeys(place, at)));
  },

  reference(place, vault) {
    const { file } = place;
    if (/\.tfvars$/.test(file)) return tfvars(place, vault);
    const at = locate(place.text, hclOf(place.text), place.credential);
    if (!at) return undefined;
    if (/\.hcl$/.test(file)) return terragrunt(place, at, vault);
    if (!/\.(tf|tofu)$/.test(file) || !takesReference(at)) return undefined;
    // Without a way to mask it, a variable shows the value in every plan.
    const masks = !vault.environment || knowsArgument(place.context, file, place.text, 'sensitive');
    if (!masks) return undefined;
    if (at.blocks[0]?.type === 'variable') return variableDefault(place, at, vault);
    if (stores(at, vault) || (!at.whole && hasLogin(at))) return undefined;
    if (isInScript(place)) return readAtStart(place, at, vault);
    const taken = handedOver(place, at, vault) ?? readByFunction(place, at, vault);
    if (taken || (isInEnvironment(place) && !vault.environment)) return taken;
    return declared(place, at, vault);
  },

  drop(place) {
    const at = locate(place.text, hclOf(place.text), place.credential);
    return at && drop(place, at);
  },

  attribute: setAttribute,
  remove: removeDeclaration,
  formatted,
};

/** What puts the value into this very vault cannot read it from there, nor can the vault's own provider log in with it. */
function stores({ blocks }: Located, { terraform: form }: Vault): boolean {
  const type = blocks[0]?.labels[0]?.text ?? '';
  const name = form?.provider?.name ?? '';
  if (blocks[0]?.type === 'provider') return name !== '' && (type === name || type.startsWith(`${name}-`));
  return form?.writers?.some((one) => type.startsWith(one)) ?? false;
}

/** A block that reads the vault, or a variable, and a reference to it: one that is never stored where versions and place allow. */
function declared(place: Place, at: Located, vault: Vault): Draft | undefined {
  const form = vault.terraform;
  if (!form) return undefined;
  const { context, file, text } = place;
  const known = knows(context, file, text);
  const reads = !form.provider || allowsProvider(context, file, text, form.provider, form.provider.since.ephemeral);
  const found = known.ephemeral && reads ? wayOut(at) : undefined;
  const way = found && allowsTwin(place, at, found) ? found : undefined;
  const passes = known.ephemeral && reads && (way !== undefined || takesEphemeral(at));
  const reference = form.reference(place.name, passes ? 'ephemeral' : 'data');
  const given = declare(place, { reference, provider: form.provider, neighbour: at.blocks[0] });
  const own = [replacement(place, at, reference.expression(given.label)), ...(way ? twinEdits(place, at, way) : [])];
  const edits = together([
    { file, edits: own },
    ...given.edits,
    ...(passes ? [] : maskedOutputs(context, file, text, sourcesOf(at))),
  ]);
  const provider = resourceOf(at)?.labels[0]?.text.split('_')[0] ?? '';
  const steps = [
    ...(way
      ? [
          `Needs version ${way.since} of the provider ${provider}, or a later one; raise ${way.version} whenever the value changes.`,
        ]
      : []),
    ...(given.login ? [given.login] : []),
    ...(form.provider ? given.inputs.map((input) => `Set TF_VAR_${input} where Terraform runs.`) : []),
  ];
  const never = way ? 'write-only, never in the state' : passes ? 'ephemeral, never in the state' : undefined;
  const remark = never ?? (isInEnvironment(place) ? 'still readable in its configuration' : undefined);
  if (!vault.environment) return { note: never ?? 'the value is stored in the state', safety: 'review', edits, steps };
  return {
    title: `Replace with the ${given.existing ? 'existing ' : ''}sensitive variable ${given.label}${remark ? ` (${remark})` : ''}`,
    safety: edits.length > 1 || given.existing || way ? 'review' : 'safe',
    edits,
    steps,
    followUp: [`Set TF_VAR_${given.label} where Terraform runs, from a vault or the secret store of the CI.`],
  };
}

/** Files that Terragrunt reads: its own, and those with locals that it is told to read. */
function terragrunt(place: Place, at: Located, vault: Vault): Draft | undefined {
  const { file, context } = place;
  const isOwn = /(^|\/)(terragrunt|root)\.hcl$/.test(file);
  const isRead = context.files.some((other) => /(^|\/)terragrunt\.hcl$/.test(other)) && at.blocks[0]?.type === 'locals';
  if (!isOwn && !(isRead && !/\.\w+\.hcl$/.test(file))) return undefined;
  const given = environmentName(place, vault);
  return given && { ...given.draft, edits: [{ file, edits: [replacement(place, at, given.expression)] }] };
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
