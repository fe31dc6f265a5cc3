/** Values that come from outside: defaults of variables, *.tfvars, Terragrunt. The value goes, and TF_VAR_… brings it. */
import type { Block } from '../../../syntax/hcl/ast';
import { folderOf } from '../../../syntax/path';
import { together } from '../../apply';
import type { Edit, FileEdit, Step } from '../../model';
import { appendLines, trimmedEnd } from '../../text';
import type { Vault } from '../../vaults/model';
import type { Draft, Place } from '../model';
import { hclOf } from '../parse';
import { without } from './attribute';
import { handDown } from './callers';
import { attributeOf, blocksAround, type Located, locate } from './locate';
import { blocksWith, callersOf, moduleTexts, type Placed } from './module';
import { mask, maskedOutputs } from './outputs';
import { knowsArgument, nearest } from './versions';

/** The default of a variable goes, and the variable is masked; callers of a module that relied on the default hand it down. */
export function variableDefault(place: Place, at: Located, vault: Vault): Draft | undefined {
  const { context, file, text } = place;
  const [variable] = at.blocks;
  const from = variable && source(place, vault, `TF_VAR_${variable.labels[0]?.text ?? ''}`);
  if (!knowsArgument(context, file, text, 'sensitive')) return undefined;
  if (!variable || !from || !at.direct || !at.whole || at.blocks.length > 1) return undefined;
  const name = variable.labels[0]?.text ?? '';
  const type = attributeOf(variable.body, 'type')?.value;
  const body = [
    ['type', type ? text.slice(type.start, type.end) : 'string'],
    ['sensitive', 'true'],
  ] as const;
  const range = trimmedEnd(text, at.attribute);
  const sensitive = attributeOf(variable.body, 'sensitive');
  const isSensitive = sensitive?.value.kind === 'literal' && sensitive.value.value === true;
  const own: Edit[] = sensitive
    ? [
        without(text, at.attribute),
        ...(isSensitive ? [] : [{ start: sensitive.value.start, end: sensitive.value.end, text: 'true' }]),
      ]
    : [{ ...range, text: 'sensitive = true' }];
  return {
    title: `Remove the default of ${name} and mark it sensitive${from.where}`,
    safety: 'review',
    edits: together([
      { file, edits: own },
      ...handDown(context, callersOf(context, file), { label: name, body }),
      ...maskedOutputs(context, file, text, [`var.${name}`]),
    ]),
    ...from.after,
  };
}

/** The value leaves the file; the variable is masked, and files with values for it stay out of the repository. */
export function tfvars(place: Place, vault: Vault): Draft | undefined {
  const { context, text } = place;
  const file = hclOf(text);
  const at = locate(text, file, place.credential);
  if (!at?.direct || !at.whole || blocksAround(file.body, place.credential.span).length > 0) return undefined;
  const { name } = at.attribute;
  const from = source(place, vault, `TF_VAR_${name}`);
  if (!from) return undefined;
  const variable = variableOf(place, name);
  const masked = variable && mask(variable);
  const hidden = ignored(place);
  return {
    title: `Remove the value; pass it as TF_VAR_${name}${from.where}`,
    safety: 'review',
    edits: together([
      { file: place.file, edits: [without(text, at.attribute)] },
      ...(masked && variable ? [{ file: variable.file, edits: [masked] }] : []),
      ...(variable ? maskedOutputs(context, variable.file, variable.content, [`var.${name}`]) : []),
      ...hidden,
    ]),
    steps: variable ? [] : [`Mark the variable ${name} sensitive where it is declared.`],
    ...from.after,
  };
}

/** https://terragrunt.gruntwork.io/docs/reference/hcl/functions/#get_env */
export function environmentName(
  place: Place,
  vault: Vault,
): { readonly expression: string; readonly draft: Omit<Draft, 'edits'> } | undefined {
  const { env } = place.name;
  const from = source(place, vault, env);
  const title = vault.environment ? {} : { title: `Replace with get_env("${env}")${from?.where}` };
  return (
    from && { expression: `get_env("${env}")`, draft: { safety: vault.environment ? 'safe' : 'review', ...title, ...from.after } }
  );
}

/** How the variable of the environment gets its value: by whoever runs it, or by a command that reads the vault. */
function source(
  place: Place,
  vault: Vault,
  variable: string,
): { readonly where: string; readonly after: Pick<Draft, 'followUp'> } | undefined {
  if (vault.environment)
    return {
      where: '',
      after: { followUp: [`Set ${variable} where Terraform runs, from a vault or the secret store of the CI.`] },
    };
  const shell = vault.shell?.(place.name);
  if (!shell) return undefined;
  const read: Step = { text: 'Where Terraform runs, read it', command: `export ${variable}="$(${shell.command})"` };
  return {
    where: `, read from ${vault.place(place.name)}`,
    after: { followUp: [...vault.store(place.name), ...vault.reader(place.name), read] },
  };
}

/** The declaration of a variable in the folder of the file with its value, or in the nearest folder above that declares it. */
function variableOf({ context, file, text }: Place, name: string): Placed | undefined {
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    const texts = moduleTexts(context, folder === '' ? 'x.tfvars' : `${folder}/x.tfvars`, text);
    const found = blocksWith(texts, name).find(({ block }) => isVariable(block, name));
    if (found || folder === '') return found;
  }
}

function isVariable(block: Block, name: string): boolean {
  return block.type === 'variable' && block.labels[0]?.text === name;
}

/** A line in the nearest `.gitignore` for files with values that Terraform loads by itself, where none is kept on purpose. */
function ignored({ context, file }: Place): FileEdit[] {
  const known = nearest(context, file, '.gitignore');
  if (!known || context.files.some((other) => other.endsWith('.auto.tfvars'))) return [];
  if (/^[^#!\n]*\.tfvars[ \t]*\r?$/m.test(known.text)) return [];
  const edit = appendLines(known.text, ['*.auto.tfvars']);
  const text = known.text.trim() === '' ? edit.text : edit.text.replace(/^\r?\n/, '');
  return [{ file: known.file, edits: [{ ...edit, text }] }];
}
