/** Parameters of a module, which may read a key vault: https://learn.microsoft.com/en-us/azure/azure-resource-manager/bicep/bicep-functions-resource#getsecret */
import type { Statement } from '../../../syntax/bicep/ast';
import type { Edit } from '../../model';
import { newlineOf } from '../../text';
import type { Vault } from '../../vaults/model';
import type { Draft, Place } from '../model';
import { declared } from './parameter';
import type { At } from './place';

/** `params: { name: '…' }` of a module. */
export function isModuleParameter({ statement, holders, whole, text }: At): boolean {
  const [, above, own, ...deeper] = holders;
  return (
    statement.kind === 'module' &&
    whole &&
    !text.multiline &&
    deeper.length === 0 &&
    above?.kind === 'entry' &&
    above.part.key === 'params' &&
    own?.kind === 'entry' &&
    own.part.value === text
  );
}

/** `vault.getSecret('…')` of the vault that the file knows, or of one that it is told. */
export function declaredVault(
  { file, text, name }: Place,
  { tree, statement, text: literal }: At,
  vault: Vault,
): Draft | undefined {
  const form = vault.arm;
  if (!form) return undefined;
  const kind = form.type.slice(0, form.type.indexOf('@')).toLowerCase();
  const known = tree.statements.find((one) => one.kind === 'resource' && pathOf(one).startsWith(`${kind}@`));
  const edits = known ? [] : existing(text, tree.statements, statement, form.type);
  if (!edits) return undefined;
  const call = form.module(name, known?.name ?? SYMBOL);
  return {
    safety: 'review',
    edits: [{ file, edits: [...edits, { start: literal.start, end: literal.end, text: call }] }],
    steps: [
      `See that the parameter of the module has @secure(): only such a one takes a secret of a vault.`,
      ...(known ? [] : ['Give keyVaultName when you deploy.']),
      form.needs,
    ],
  };
}

const SYMBOL = 'keyVault';

function pathOf(one: Statement): string {
  const [part] = one.kind === 'resource' ? (one.path?.parts ?? []) : [];
  return part?.kind === 'text' ? part.text.toLowerCase() : '';
}

function existing(text: string, statements: readonly Statement[], before: Statement, type: string): Edit[] | undefined {
  const parameter = declared(text, statements, 'keyVaultName', undefined);
  if (!parameter || statements.some(({ name }) => name === SYMBOL)) return undefined;
  const start = before.decorators[0]?.start ?? before.start;
  const newline = newlineOf(text);
  const lines = [`resource ${SYMBOL} '${type}' existing = {`, '  name: keyVaultName', '}', '', ''].join(newline);
  const [one, ...more] = parameter;
  // Both at one place: one edit.
  if (one && one.start === start)
    return [{ ...one, text: one.text.trimStart() + (one.text.endsWith(newline + newline) ? '' : newline) + lines }, ...more];
  return [...parameter, { start, end: start, text: lines }];
}
