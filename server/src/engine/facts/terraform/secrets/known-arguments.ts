import { isSecretName, wordsOf } from '../../../secrets/slots/names';
import { itemsOf } from '../../../syntax/value';
import { argumentOf, blocksOf, type Holder, type TerraformFile, textIn } from '../file';
import { plainText } from '../values/scope';
import { isCredentialArgument } from './credential-arguments';

/** Whether the argument holds a credential by the schema of its resource, whatever its value looks like. */
export function isKnown(file: TerraformFile, holder: Holder, block: string | undefined, argument: string): boolean {
  if (holder.mode !== 'resource') return false;
  if (holder.type === 'aws_ssm_parameter') return argument === 'value' && textIn(file, holder.body, 'type') === 'SecureString';
  if (isCredentialArgument(holder.type, block, argument)) return true;
  const last = wordsOf(argument).pop();
  return (last === 'password' || last === 'passwd') && isSecretName(argument);
}

/**
 * Arguments under `lifecycle { ignore_changes = [secret_string] }`: their literals are first values that somebody replaces
 * outside. `all` stands for every argument.
 */
export function replacedLater(file: TerraformFile, holder: Holder): ReadonlySet<string> {
  return new Set(
    blocksOf(holder.body, 'lifecycle')
      .flatMap((block) => itemsOf(argumentOf(file, block.body, 'ignore_changes')))
      .map((item) => (item.kind === 'unknown' ? item.reference : plainText(item)) ?? ''),
  );
}
