/** What a Serverless Framework service says beyond the template it becomes: settings of its own, and what it reads from vaults. */
import { get, type Value } from '../../../syntax/value';
import type { ExtractContext } from '../../context';
import { walk } from '../../data/walk';
import { entriesOf } from '../template';

const PARAMETER = /\$\{ssm(?:\([^()]{0,100}\))?:([^\s{}~,'"]{1,512})/g;
/** How Systems Manager reads a secret of Secrets Manager. */
const SECRET = '/aws/reference/secretsmanager/';
const DEEPEST = 60;

/** Sections that the template has already been made of. */
const TEMPLATE = new Set(['resources', 'functions', 'provider']);

/** Fills `facts.credentials` from the sections without a schema, and `facts.vaultReferences`. */
export function extractServerless(context: ExtractContext, document: Value): void {
  for (const { key, value } of entriesOf(document)) {
    if (!TEMPLATE.has(key)) walk(context, value, { name: key, path: [] });
  }
  const provider = get(document, 'provider');
  for (const { key, value } of entriesOf(provider))
    if (key !== 'environment') walk(context, value, { name: key, path: ['provider'] });
  readVaults(context, document, '', 0);
}

function readVaults(context: ExtractContext, value: Value, name: string, depth: number): void {
  if (depth > DEEPEST) return;
  if (value.kind === 'list') for (const item of value.items) readVaults(context, item, name, depth + 1);
  for (const entry of entriesOf(value)) readVaults(context, entry.value, entry.key, depth + 1);
  if (value.kind !== 'string') return;
  for (const match of value.text.matchAll(PARAMETER)) {
    const path = match[1] as string;
    context.facts.vaultReferences.push({
      vault: path.startsWith(SECRET) ? 'aws-secrets-manager' : 'aws-ssm',
      path: path.startsWith(SECRET) ? path.slice(SECRET.length) : path,
      from: name,
      span: value.span,
    });
  }
}
