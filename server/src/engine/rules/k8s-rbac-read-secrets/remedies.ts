import type { DataChange, Remedy } from '../model';
import type { Given } from '../shared/kubernetes/rbac';
import { edit } from '../shared/kubernetes/rbac-remedies';

const READ = new Set(['get', 'list', 'watch']);

/** The Secrets that the workloads of the role are given, by name: to read one of them takes no more than `get`. */
export function nameSecrets({ role, right: { rule, told } }: Given, names: readonly string[]): Remedy[] {
  const title = `Allow reading only ${names.join(', ')}`;
  const isReading = rule.verbs.every(({ text }) => READ.has(text));
  if (!isReading || rule.resourceNames.length > 0) return [];
  if (rule.resources.length === told.length) {
    const named: DataChange = { op: 'set', at: rule.span, path: ['resourceNames'], value: names, after: 'resources' };
    const [verb] = rule.verbs;
    const isGet = rule.verbs.length === 1 && verb?.text === 'get';
    const get: DataChange = { op: 'set', at: rule.span, path: ['verbs'], value: ['get'] };
    return [edit('name-secrets', title, isGet ? [named] : [named, get])];
  }
  const [term] = told;
  if (!role.list || told.length !== 1 || !term) return [];
  const own = { apiGroups: [''], resources: ['secrets'], resourceNames: names, verbs: ['get'] };
  return [
    edit('name-secrets', title, [
      { op: 'remove', at: term.span, was: term.text },
      { op: 'append', at: role.list, value: own },
    ]),
  ];
}
