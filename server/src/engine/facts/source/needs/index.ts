/**
 * What a program needs: the AWS SDK operations that a source file calls, as IAM actions. Read off the text and not off a syntax
 * tree: a file that uses the SDK is no reason to make one, and what decides is names that stand side by side.
 */
import { actionOf, nameOf } from '../../../iam/table/actions';
import { spanOf } from '../../../syntax/span';
import type { ExtractContext } from '../../context';
import type { Host } from '../../model';
import { goCalls } from './go';
import { javaCalls } from './java';
import { javascriptCalls } from './javascript';
import { pythonCalls } from './python';
import type { Seen } from './seen';
import { prefixOf, renamed } from './services';

const READERS: Partial<Record<Host, (text: string) => Seen[]>> = {
  typescript: javascriptCalls,
  javascript: javascriptCalls,
  python: pythonCalls,
  go: goCalls,
  java: javaCalls,
};

/** Longer files are bundles. */
const LONGEST = 1_000_000;

/** Fills `facts.needs`, in the order of the text, each action once a place. Tests call what they prepare: they say nothing. */
export function addNeeds({ file, host, text, facts }: ExtractContext): void {
  const read = READERS[host];
  if (!read || text.length > LONGEST) return;
  const seen = [...read(text)].sort((a, b) => a.start - b.start);
  const known = new Set<string>();
  for (const one of seen) {
    for (const action of actionsFor(one)) {
      const key = `${action} ${one.start}`;
      if (known.has(key)) continue;
      known.add(key);
      facts.needs.push({ action, span: spanOf(file, one) });
    }
  }
}

/** The actions that an operation needs; none for a name that is no operation of the service. */
function actionsFor({ service, operation }: Seen): readonly string[] {
  const prefix = prefixOf(service);
  if (!prefix) return [];
  const plain = operation.replace(/_/g, '');
  const action =
    actionOf(`${prefix}:${plain}`) ?? actionOf(`${prefix}:${plain.replace(/(?:WithContext|Async|Paginator|Pages)$/, '')}`);
  return renamed(prefix, plain) ?? (action ? [nameOf(action)] : []);
}
