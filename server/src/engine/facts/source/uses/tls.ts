/** Switches that leave certificates unchecked, where a credential goes over the connection. */
import { isSecretName } from '../../../secrets/slots/names';
import type { SourceNode } from '../../../syntax/source/tree';
import { type Span, spanOf } from '../../../syntax/span';
import type { CredentialFact, SdkUseFact } from '../../model';
import { settle, type Tracer } from '../origin';
import { argumentsOf, calleeOf, dotted, keyName, pairsOf, roleOf, unwrap } from '../read';
import { CREDENTIAL_HEADERS, KEYED_CALLS } from '../shapes';
import { insteadOf } from './change';
import { placeIn } from './key-files';
import { CHOSEN, ONE_REQUEST, OWN_CHECK, TLS_FLAGS, type TlsFlag } from './tls-flags';

const byName = new Map<string, TlsFlag[]>();
for (const flag of TLS_FLAGS) for (const name of flag.names) byName.set(name, [...(byName.get(name) ?? []), flag]);

interface Switched {
  readonly flag: TlsFlag;
  readonly name: string;
  readonly value: SourceNode;
}

/** How far up a condition may stand. */
const MOST_LINES = 60;
const CONDITION = /(?:^|[^\w.])(?:if|elif|elsif|unless|when)\b|\?\s*$/;
const OTHERWISE = /^\s*(?:\}\s*)?else\b/;
const HERE = /localhost|127\.0\.0\.1|\[::1\]|host\.docker\.internal|0\.0\.0\.0/;

/** The switches of the file that stand on a connection with a credential. */
export function uncheckedTls(tracer: Tracer, known: readonly CredentialFact[]): SdkUseFact[] {
  const { source } = tracer;
  if (OWN_CHECK.test(source.text)) return [];
  return switched(tracer).flatMap(({ flag, name, value }) => {
    if (isChosen(source.text, value.start)) return [];
    const carrier = carrierOf(tracer, value, known);
    if (!carrier) return [];
    const change = flag.on === undefined ? undefined : insteadOf(source, value, flag.on);
    return [
      {
        about: 'tls-off' as const,
        owner: name,
        ...placeIn(tracer, value),
        carrier,
        ...(change ? { changes: [change] } : {}),
      },
    ];
  });
}

/** Whether a condition around the place asks for the switch. Blocks are told by how their lines are indented, in every language. */
function isChosen(text: string, at: number): boolean {
  const lines = text
    .slice(Math.max(0, at - 6000), at)
    .split('\n')
    .slice(-MOST_LINES);
  const own = lines.pop() ?? '';
  if (CONDITION.test(own) && CHOSEN.test(own.slice(0, own.search(CONDITION) + 120))) return true;
  let depth = indentOf(own);
  let otherwise = false;
  for (const line of lines.reverse()) {
    const indent = indentOf(line);
    if (line.trim() === '' || indent > depth || (indent === depth && !otherwise)) continue;
    if (CONDITION.test(line) && CHOSEN.test(line)) return true;
    otherwise = OTHERWISE.test(line) || (otherwise && indent === depth);
    depth = indent;
  }
  return false;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function switched(tracer: Tracer): Switched[] {
  const { source, outline } = tracer;
  const found = new Map<number, Switched>();
  const look = (as: TlsFlag['as'][number], name: string, path: string, value: SourceNode | undefined, before?: SourceNode) => {
    const flags = value && byName.get(name);
    if (!flags) return;
    const inner = unwrap(source, value);
    const text = source.text.slice(inner.start, Math.min(inner.end, inner.start + 300));
    const flag = flags.find(
      (one) =>
        one.dialects.includes(source.language.dialect) &&
        one.as.includes(as) &&
        one.off.test(text) &&
        !(as === 'set' && one.plain && !path.includes('.')) &&
        (!one.key || (before && one.key.test(source.text.slice(before.start, before.end)))),
    );
    if (flag) found.set(inner.start, { flag, name, value: inner });
  };
  for (const { key, value } of outline.pairs) look('pair', key, key, value);
  for (const { name, value } of outline.bindings) look('set', name.slice(name.lastIndexOf('.') + 1), name, value);
  for (const call of outline.calls) {
    const callee = calleeOf(source, call);
    const name = callee?.replace(/::|->/g, '.').split('.').at(-1) ?? '';
    if (!byName.has(name)) continue;
    const { positional } = argumentsOf(source, call);
    for (const { position = 0 } of byName.get(name) ?? [])
      look('call', name, name, positional[position], positional[position - 1]);
  }
  return [...found.values()];
}

/** What carries the credential: something in the same call, or, of a client that is used elsewhere, something in the file. */
function carrierOf(tracer: Tracer, value: SourceNode, known: readonly CredentialFact[]): Span | undefined {
  const { source, outline } = tracer;
  const around = outline.calls.filter((call) => call.start <= value.start && value.end <= call.end);
  const innermost = around.reduce<SourceNode | undefined>((a, b) => (!a || b.end - b.start < a.end - a.start ? b : a), undefined);
  if (innermost && HERE.test(source.text.slice(innermost.start, Math.min(innermost.end, innermost.start + 2000))))
    return undefined;
  const own = innermost && carriedBy(tracer, innermost);
  if (own) return spanOf(source.file, own);
  if (innermost && ONE_REQUEST.test(calleeOf(source, innermost) ?? '')) return undefined;
  const urls = outline.strings
    .map((node) => source.text.slice(node.start, Math.min(node.end, node.start + 80)))
    .filter((text) => /https?:\/\//.test(text));
  if (urls.length > 0 && urls.every((text) => HERE.test(text))) return undefined;
  const credential = known.find(({ slot }) => slot.kind === 'sdk-argument');
  if (credential) return credential.span;
  const anywhere = sentInFile(tracer);
  return anywhere && spanOf(source.file, anywhere);
}

/** `auth=…`, `headers={"Authorization": …}`, `password: …` in the arguments of the call. */
function carriedBy(tracer: Tracer, call: SourceNode): SourceNode | undefined {
  const { source, outline } = tracer;
  const { named, positional } = argumentsOf(source, call);
  const auth = named.get('auth') ?? named.get('basic_auth') ?? named.get('http_auth');
  if (auth && !/^(?:None|null|nil)$/.test(source.text.slice(auth.start, auth.end))) return auth;
  for (const holder of [named.get('headers'), ...positional]) {
    if (!holder) continue;
    const settled = settle(tracer, holder);
    if (roleOf(source, settled)?.is === 'object') {
      const pair = pairsOf(source, settled).find(({ key }) => CREDENTIAL_HEADERS.has(key.toLowerCase()));
      if (pair) return pair.value;
    }
    const name = dotted(source, holder);
    const set = name && outline.bindings.find((one) => one.name.startsWith(`${name}.`) && isHeader(one.name));
    if (set) return set.nameNode;
  }
  return outline.pairs.find(({ key, value }) => call.start <= value.start && value.end <= call.end && carries(tracer, key, value))
    ?.value;
}

function isHeader(path: string): boolean {
  return CREDENTIAL_HEADERS.has(path.slice(path.lastIndexOf('.') + 1).toLowerCase());
}

/** A header or property that is given a credential, and not the lack of one. */
function carries({ source }: Tracer, key: string, value: SourceNode): boolean {
  if (!CREDENTIAL_HEADERS.has(key.toLowerCase()) && !isSecretName(key)) return false;
  const text = source.text.slice(value.start, Math.min(value.end, value.start + 20));
  return !/^(?:None|null|nil|undefined|true|false|True|False|''|""|\d+|\{|z\.|Joi\.|String\b)/.test(text);
}

/** Headers and logins of requests anywhere in the file. */
function sentInFile(tracer: Tracer): SourceNode | undefined {
  const { source, outline } = tracer;
  for (const { key, value } of outline.pairs) {
    if (CREDENTIAL_HEADERS.has(key.toLowerCase()) && carries(tracer, key, value)) return value;
    if (/^(?:auth|basic_auth|http_auth)$/.test(key) && roleOf(source, unwrap(source, value))?.is === 'list') return value;
  }
  for (const { name, nameNode, value } of outline.bindings) {
    if (value && name.includes('.') && (isHeader(name) || /\.auth$/.test(name))) return nameNode;
  }
  for (const call of outline.calls) {
    const callee = calleeOf(source, call) ?? '';
    const last = callee.slice(callee.lastIndexOf('.') + 1);
    if (/^(?:SetBasicAuth|basic_auth|bearer_auth|SetAuthToken|SetBearerToken|setBearerAuth|setBasicAuth)$/.test(last))
      return call;
    if (!KEYED_CALLS.has(last)) continue;
    const [first] = argumentsOf(source, call).positional;
    const name = first && keyName(source, first);
    if (name && CREDENTIAL_HEADERS.has(name.toLowerCase())) return call;
  }
  return undefined;
}
