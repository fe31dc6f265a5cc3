import { passwordsIn } from '../../secrets/shapes/connection';
import { isSecretName } from '../../secrets/slots/names';
import { sliceOf } from '../../syntax/data/keyvalue-slice';
import { get, itemsOf, type StringValue, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';
import { isFilledIn } from '../data/filled-in';
import type { Manifest } from './manifest';
import { holdsPassword } from './slots';
import { addEnvVaultReference } from './vault-objects';

const LONGEST_ARGUMENT = 20_000;
/** `--password=x`, `--db-password x`, `API_TOKEN=x`: name, separator, and a value that ends at a blank or its own quote. */
const ASSIGNED =
  /(?:^|[\s;&|"'])(--?[A-Za-z][\w.-]{0,80}(?:=|[ \t]{1,4})|[A-Za-z_]\w{0,80}=)(?:"([^"\n]{1,400})"|'([^'\n]{1,400})'|([^\s"';&|]{1,400}))/dg;

/** What a shell fills in, whole or cut at an escaped quote. */
const EXPANSION = /\$[A-Za-z_{(]|`|\\$/;

/** Every Java keeps its list of certificates under this password: it guards nothing. */
const isJavaDefault = (name: string, value: string) => value === 'changeit' && /storepass$/i.test(name);

/** Literals of a container: environment, command and arguments; secretKeyRef and secretRef as vault references. */
export function addContainer(context: ExtractContext, manifest: Manifest, container: Value): void {
  const name = textOf(get(container, 'name'));
  const owner = name ? `${manifest.label} container ${name}` : manifest.label;
  for (const variable of itemsOf(get(container, 'env'))) {
    const value = get(variable, 'value');
    const key = textOf(get(variable, 'name'));
    if (key && value?.kind === 'string') addLiteral(context, key, owner, value);
    addEnvVaultReference(context, owner, get(variable, 'valueFrom', 'secretKeyRef'), 'key');
  }
  for (const source of itemsOf(get(container, 'envFrom'))) addEnvVaultReference(context, owner, get(source, 'secretRef'));
  for (const key of ['command', 'args']) addArguments(context, owner, itemsOf(get(container, key)));
}

function addLiteral(context: ExtractContext, name: string, owner: string, value: StringValue): boolean {
  if (isFilledIn(value)) return false;
  const known = holdsPassword(name, value.text);
  return addSlot(context, { slot: { kind: 'k8s-env', name, owner }, value, known }) !== undefined;
}

function addArguments(context: ExtractContext, owner: string, items: readonly Value[]): void {
  let flag = '';
  for (const item of items) {
    if (item.kind !== 'string') continue;
    const { text } = item;
    if (flag && !text.startsWith('-')) addLiteral(context, flag, owner, item);
    else if (text.length <= LONGEST_ARGUMENT && !addAssigned(context, owner, item) && connects(text))
      addLiteral(context, '', owner, item);
    flag = /^--?[A-Za-z][\w.-]{1,80}$/.test(text) && isSecretName(text) ? text : '';
  }
}

/** A connection string with a whole password; in a script an escaped quote can stand where the password would. */
function connects(text: string): boolean {
  const [password] = passwordsIn(text);
  return password !== undefined && password.end - password.start > 2 && text[password.start] !== '\\';
}

function addAssigned(context: ExtractContext, owner: string, item: StringValue): boolean {
  let added = false;
  for (const match of item.text.matchAll(ASSIGNED)) {
    const name = (match[1] ?? '').replace(/[=\s]+$/, '');
    const at = match.indices?.[2] ?? match.indices?.[3] ?? match.indices?.[4];
    const value = at && item.text.slice(at[0], at[1]);
    if (!value || !isSecretName(name) || EXPANSION.test(value) || isJavaDefault(name, value)) continue;
    added = addLiteral(context, name, owner, sliceOf(item, at[0], at[1])) || added;
  }
  return added;
}
