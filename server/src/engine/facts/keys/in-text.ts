/** The key pair that a text is of, where another value than a file holds it: an argument, a property. */
import { pemBlocks } from '../../secrets/keypairs/pem';
import { sshKeyAt } from '../../secrets/keypairs/ssh-text';
import { readX509 } from '../../secrets/keypairs/x509';
import type { Alias } from '../model';
import { keyAlias } from './fact';

/** The alias of the first certificate or SSH key of the text. */
export function keyAliasIn(text: string): Alias | undefined {
  const at = text.indexOf('AAAA');
  const [block] = pemBlocks(text, 1);
  const key = block ? readX509(block.bytes)?.key : at < 0 ? undefined : sshKeyAt(text, at)?.ssh.key;
  return key && keyAlias(key);
}
