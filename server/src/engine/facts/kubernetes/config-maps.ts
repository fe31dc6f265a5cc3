import { get } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';
import { addEmbedded } from '../data/embedded';
import { isFilledIn } from '../data/filled-in';
import { addAwsAuth } from './aws-auth';
import type { Manifest } from './manifest';
import { holdsPassword } from './slots';

/** Credentials in a ConfigMap: entries with a secret's name, connection strings, and the lines of files it carries; whom `aws-auth` lets in. */
export function addConfigMap(context: ExtractContext, manifest: Manifest): void {
  const { value, label } = manifest;
  addAwsAuth(context, manifest);
  const data = get(value, 'data');
  for (const { key, value: entry } of data?.kind === 'object' ? data.entries : []) {
    if (entry.kind !== 'string') continue;
    if (entry.text.includes('\n')) addEmbedded(context, entry, 'k8s-configmap-data', `${label} ${key}`);
    else if (!isFilledIn(entry)) {
      const slot = { kind: 'k8s-configmap-data' as const, name: key, owner: label };
      addSlot(context, { slot, value: entry, known: holdsPassword(key, entry.text) });
    }
  }
}
