import { isSecretName, wordsOf } from '../../secrets/names';
import { itemsOf } from '../../syntax/value';
import { isCredentialArgument } from './credential-arguments';
import { argumentOf, blocksOf, type Holder, type TerraformFile, textIn } from './file';
import { plainText } from './scope';

/** Whether the argument holds a credential by the schema of its resource, whatever its value looks like. */
export function isKnown(file: TerraformFile, holder: Holder, block: string | undefined, argument: string): boolean {
  if (holder.mode !== 'resource' || isReplacedLater(file, holder, argument)) return false;
  if (holder.type === 'aws_ssm_parameter') return argument === 'value' && textIn(file, holder.body, 'type') === 'SecureString';
  if (isCredentialArgument(holder.type, block, argument)) return true;
  const last = wordsOf(argument).pop();
  return (last === 'password' || last === 'passwd') && isSecretName(argument);
}

/** `lifecycle { ignore_changes = [secret_string] }`: the literal is a first value that somebody replaces outside. */
function isReplacedLater(file: TerraformFile, holder: Holder, argument: string): boolean {
  return blocksOf(holder.body, 'lifecycle').some((block) =>
    itemsOf(argumentOf(file, block.body, 'ignore_changes')).some((item) =>
      [argument, 'all'].includes((item.kind === 'unknown' ? item.reference : plainText(item)) ?? ''),
    ),
  );
}
