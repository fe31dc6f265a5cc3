/**
 * What a program needs: the AWS SDK operations that a source file calls, as IAM actions. Read off the text and not off a syntax
 * tree: a file that uses the SDK is no reason to make one, and what decides is names that stand side by side.
 */
import { spanOf } from '../../../syntax/span';
import type { ExtractContext } from '../../context';
import type { CallDoubtFact, Host } from '../../model';
import { givenWith } from './arguments';
import { givenCredentials, madeByOthers } from './frameworks';
import { goCalls } from './go';
import { javaCalls } from './java';
import { javascriptCalls } from './javascript';
import { looseCalls } from './loose';
import { actionsOf, waiterOf } from './operations';
import { pythonCalls } from './python';
import type { Calls, Noted, Seen } from './seen';
import { prefixOf } from './services';

const READERS: Partial<Record<Host, (text: string) => Calls>> = {
  typescript: javascriptCalls,
  javascript: javascriptCalls,
  python: pythonCalls,
  go: goCalls,
  java: javaCalls,
  kotlin: (text) => joined(javaCalls(text), looseCalls('kotlin', text)),
};

/** Longer files are bundles. */
const LONGEST = 1_000_000;

/** Methods of clients that ask nothing of AWS. */
const HARMLESS =
  /^(?:send|destroy|close|shutdown|on|once|use|config|meta|promise|then|catch|from|builder|build|create|serviceClient|toString|equals|hashCode|can_?paginate|get_?paginator|get_?waiter|waiter|generate_?presigned_?url|getSignedUrl|getSignedUrlPromise|makeRequest|waitFor|table|Table|Bucket|Object|Queue|Topic|Instance|Stack|ObjectSummary|getQueueUrlAttribute|tableName|forEach|map|filter|setRegion|setEndpoint|withRegion|Options|String|items|pages|stream|iterator)$/;

/** Fills `facts.needs` and `facts.callDoubts`, in the order of the text, each action once a place. */
export function addNeeds({ file, host, text, facts }: ExtractContext): void {
  const read = READERS[host];
  if (text.length > LONGEST) return;
  const calls = read ? read(text) : looseCalls(host, text);
  if (!calls) return;
  const called = new Set<string>();
  const known = new Set<string>();
  const doubt = (kind: CallDoubtFact['kind'], service: string, at: Noted | Seen): void => {
    const key = `${kind} ${service}`;
    if (known.has(key)) return;
    known.add(key);
    facts.callDoubts.push({ service, kind, span: spanOf(file, at) });
  };
  const sure = new Set<string>();
  for (const one of [...calls.seen].sort((a, b) => Number(a.loose ?? false) - Number(b.loose ?? false) || a.start - b.start)) {
    const prefix = prefixOf(one.service);
    if (!prefix || HARMLESS.test(one.operation)) continue;
    const needed = neededFor(prefix, one.operation);
    if (!needed && (one.loose || one.typed)) continue;
    if (needed) called.add(prefix);
    else doubt('call', prefix, one);
    for (const { action, maybe } of needed ?? []) {
      const key = `${action} ${one.start}`;
      if (known.has(key) || (one.loose && sure.has(action))) continue;
      known.add(key);
      if (!one.loose) sure.add(action);
      facts.needs.push({ action, ...(maybe || one.loose ? { maybe: true } : {}), span: spanOf(file, one) });
    }
  }
  for (const { action, span } of [...facts.needs]) {
    for (const given of givenWith(text, action)) {
      if (known.has(given)) continue;
      known.add(given);
      facts.needs.push({ action: given, maybe: true, span });
    }
  }
  facts.needs.sort((a, b) => a.span.start - b.span.start);
  for (const one of calls.clients) {
    const prefix = prefixOf(one.service);
    // What is no service of AWS is a part of the SDK: `types`, `config`.
    if (prefix && !called.has(prefix)) doubt('client', prefix, one);
  }
  const given = calls.seen.length > 0 ? givenCredentials(text) : undefined;
  if (given) doubt('identity', '*', given);
  for (const one of calls.shared) doubt('shared', prefixOf(one.service) ?? '*', one);
  for (const one of [...calls.open, ...madeByOthers(text)])
    doubt('call', one.service === '*' ? '*' : (prefixOf(one.service) ?? '*'), one);
}

function neededFor(prefix: string, operation: string): ReturnType<typeof actionsOf> {
  if (!operation.startsWith('wait:')) return actionsOf(prefix, operation);
  const asked = waiterOf(prefix, operation.slice(5));
  return asked === undefined ? undefined : actionsOf(prefix, asked);
}

function joined(one: Calls, other: Calls | undefined): Calls {
  if (!other) return one;
  return {
    seen: [...one.seen, ...other.seen],
    clients: [...one.clients, ...other.clients],
    shared: [...one.shared, ...other.shared],
    open: [...one.open, ...other.open],
  };
}
