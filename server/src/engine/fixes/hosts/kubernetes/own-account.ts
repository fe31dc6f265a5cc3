/** A pod gets a ServiceAccount of its own: the manifest beside it, and its name in the pod. */
import type { Remedy } from '../../../rules/model';
import { sibling } from '../../../syntax/path';
import { together } from '../../apply';
import { editData } from '../../data/edit';
import type { FileEdit, Fix, FixContext } from '../../model';
import { newlineOf } from '../../text';
import { argument } from '../supplied';
import { listed } from './resources';

/** A pod whose account is not there is not started. */
const APPLY = 'Apply the new file before the pod, unless its folder is applied as a whole';

type OwnAccount = Extract<Remedy, { type: 'own-account' }>;

/** Nothing where a file of that name is there, or where a template decides about the pod. */
export function ownAccount({ spec, name, namespace, title, mounts, steps }: OwnAccount, context: FixContext): Fix[] {
  const { file: manifest } = spec;
  const file = sibling(manifest, `${name}-service-account.yaml`);
  const text = context.read(manifest);
  if (text === undefined || context.read(file) !== undefined) return [];
  const change = { op: 'set', at: spec, path: ['serviceAccountName'], value: name, first: true } as const;
  const [named] = editData({ type: 'edit-data', id: '', title, safety: 'review', changes: [change] }, context);
  if (!named) return [];
  const lines = [
    'apiVersion: v1',
    'kind: ServiceAccount',
    'metadata:',
    `  name: ${name}`,
    ...(namespace === 'default' ? [] : [`  namespace: ${namespace}`]),
    ...(mounts ? [] : ['automountServiceAccountToken: false']),
  ];
  const newline = newlineOf(text);
  const made: FileEdit = { file, create: true, edits: [{ start: 0, end: 0, text: lines.join(newline) + newline }] };
  const { edits, steps: more } = listed(context, manifest, file);
  const isApplied = edits.length + more.length > 0 || /(?:^|\/)templates\//.test(file);
  return [
    {
      id: 'own-account',
      title,
      safety: 'review',
      edits: together([...named.edits, made, ...edits]),
      followUp: [...steps, ...more, ...(isApplied ? [] : [{ text: APPLY, command: `kubectl apply -f ${argument(file)}` }])],
    },
  ];
}
