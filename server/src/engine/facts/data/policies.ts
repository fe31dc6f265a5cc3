/**
 * AWS policy documents in data files: a file that is one as a whole (`policies/deploy.json`), and those inside of other
 * files (the task of a playbook, the manifest of an operator), as a tree or as JSON text.
 */
import type { Purpose } from '../../iam/model';
import { readDocument } from '../../iam/statements';
import { parseEmbeddedJson } from '../../syntax/data/json';
import { get, itemsOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';

const DEEPEST = 50;

/** Adds a policy fact for every policy document in the tree. What refers to it is not known here. */
export function addPolicies(context: ExtractContext, value: Value, path: readonly string[] = []): void {
  if (path.length > DEEPEST) return;
  if (value.kind === 'list') for (const [i, item] of value.items.entries()) addPolicies(context, item, [...path, String(i)]);
  else if (value.kind === 'string' && value.text.includes('"Statement"')) addText(context, value, path);
  else if (value.kind !== 'object') return;
  else if (isPolicy(value)) add(context, value, path);
  else for (const entry of value.entries) addPolicies(context, entry.value, [...path, entry.key]);
}

function addText(context: ExtractContext, value: Value & { kind: 'string' }, path: readonly string[]): void {
  const document = /^\s{0,1000}\{/.test(value.text) ? parseEmbeddedJson(value).value : undefined;
  if (document && isPolicy(document)) add(context, document, path);
}

/** Some statement has an effect and actions. An effect that is an object is one of a schema; or a function of a template. */
function isPolicy(value: Value): boolean {
  return itemsOf(get(value, 'Statement')).some((statement) => {
    const effect = get(statement, 'Effect');
    const isFunction = effect?.kind === 'object' && effect.entries.some(({ key }) => key.startsWith('Fn::') || key === 'Ref');
    return effect && (effect.kind !== 'object' || isFunction) && (get(statement, 'Action') || get(statement, 'NotAction'));
  });
}

function add({ file, facts }: ExtractContext, document: Value, path: readonly string[]): void {
  const place = path.length > 0 ? `#${path.join('.')}` : '';
  const key = path.filter((step) => !/^\d+$/.test(step)).at(-1);
  facts.policies.push({
    key: `file:${file}${place}`,
    name: `${file.slice(file.lastIndexOf('/') + 1)}${key ? ` ${key}` : ''}`,
    purpose: purposeOf(file, key ?? ''),
    form: 'file',
    ...readDocument(document),
    holders: [],
    span: document.span,
  });
}

/** Only names can tell that a document takes rights away or is a trust policy without principals: its text looks alike. */
function purposeOf(file: string, key: string): Purpose {
  if (/assume_?role/i.test(key)) return 'trust';
  if (/(?:^|[/._-])(?:scps?|rcps?|service[-_]?control)(?=[/._-])/i.test(file)) return 'scp';
  return /boundar(?:y|ies)/i.test(file) || /boundary/i.test(key) ? 'boundary' : 'unknown';
}
