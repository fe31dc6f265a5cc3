/** Secrets that a program prints or logs: names and fields whose origin, or whose own name, says what they hold. */
import { isSecretName as isSecret, namesRequest, wordsOf } from '../../../secrets/slots/names';
import { childIn, type SourceNode } from '../../../syntax/source/tree';
import type { CredentialFact, SdkUseFact, Storage } from '../../model';
import { readLiteral } from '../literal';
import { objectOf, originsOf, settle, type Tracer } from '../origin';
import { bindingAt } from '../outline';
import { argumentsOf, calleeOf, dotted, pairsOf, roleOf, unwrap } from '../read';
import { shortOwner } from '../sdk';
import { insteadOf } from './change';
import { placeIn } from './key-files';
import { FORMATS, HIDES, PRINTS, SURE_NAME, TELLS } from './logging-calls';

/** Something that is printed. `shown`: the part of the text that shows it, with the marks of a hole; absent where that is more than the value. */
interface Printed {
  readonly node: SourceNode;
  readonly shown?: SourceNode;
  readonly inText: boolean;
}

const MOST = 60;
/** A secret, and not the handle of one request or task. */
const isSecretName = (name: string) => isSecret(name) && !namesRequest(name);
/** They keep a secret from the log: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions */
const MASKS = /add-mask|issecret=true/;

/** The secrets that the call prints. */
export function loggedSecrets(tracer: Tracer, call: SourceNode, callee: string, known: readonly CredentialFact[]): SdkUseFact[] {
  const { source } = tracer;
  const plain = callee.replace(/\(\)/g, '').replace(/::|->/g, '.');
  if (!PRINTS[source.language.dialect]?.test(plain)) return [];
  const { positional, named } = argumentsOf(source, call);
  // `fmt.Fprintln(w, …)` prints where the first argument says.
  const whereTo = /\.Fprint/.test(plain) && positional[0] ? (dotted(source, positional[0]) ?? '') : '';
  if (/\.Fprint/.test(plain) && !/^os\.Std(?:out|err)$/.test(whereTo)) return [];
  if (MASKS.test(source.text.slice(call.start, Math.min(call.end, call.start + 300)))) return [];
  return printedIn(tracer, [...positional, ...named.values()]).flatMap(({ node, shown, inText }) => {
    const secret = secretIn(tracer, node, known);
    if (!secret) return [];
    const change = shown && insteadOf(source, shown, inText ? '***' : quoted(source.language.dialect));
    return [
      {
        about: 'secret-logged' as const,
        owner: shortOwner(plain),
        ...placeIn(tracer, node),
        detail: secret.name,
        ...(secret.storage ? { storage: secret.storage } : { softer: true as const }),
        ...(change ? { changes: [change] } : {}),
      },
    ];
  });
}

function quoted(dialect: string): string {
  return /^(?:js|python|ruby|php)$/.test(dialect) ? "'***'" : '"***"';
}

/** Names, fields and reads of the environment that end up in what is printed as they are. */
function printedIn(tracer: Tracer, values: readonly SourceNode[]): Printed[] {
  const { source } = tracer;
  const found: Printed[] = [];
  const stack: Printed[] = values.map((node) => ({ node, shown: node, inText: false })).reverse();
  for (let top = stack.pop(), steps = 0; top && steps < MOST; top = stack.pop(), steps++) {
    const node = unwrap(source, top.node);
    const role = roleOf(source, node);
    const inside = (child: SourceNode | undefined) => child && stack.push({ node: child, shown: child, inText: false });
    if (role?.is === 'string' || role?.is === 'adjacent') {
      const parts = role.is === 'string' ? [node] : node.children;
      for (const part of parts) {
        for (const hole of readLiteral(source.file, source.text, part).holes) {
          const [inner] = hole.children.length > 0 ? hole.children : [hole];
          // A format specification (`:.4`) may cut the value.
          if (inner && hole.children.length < 2) stack.push({ node: inner, shown: hole, inText: true });
        }
      }
    } else if (role?.is === 'binary') {
      const operator = childIn(node, 'operator');
      const sign = operator ? source.text.slice(operator.start, operator.end) : '';
      if (/^(?:\+|\|\||\?\?|or|%|\.|<<)$/.test(sign)) inside(childIn(node, 'left'));
      if (/^(?:\+|\|\||\?\?|or|%|\.|<<|&&|and)$/.test(sign)) inside(childIn(node, 'right'));
    } else if (role?.is === 'choice') {
      const operands = node.children.filter(({ type }) => !/comment/.test(type));
      operands.forEach((child, i) => {
        if (i !== role.condition) inside(child);
      });
    } else if (role?.is === 'list') for (const child of node.children) inside(child);
    else if (role?.is === 'object') {
      for (const { keyNode, value } of pairsOf(source, node)) {
        if (value === keyNode) stack.push({ node: value, inText: false });
        else inside(value);
      }
    } else if (role?.is === 'call') {
      const callee = (calleeOf(source, node) ?? '').replace(/::|->/g, '.');
      const last = callee.slice(callee.lastIndexOf('.') + 1);
      found.push({ ...top, node });
      if (!FORMATS.has(callee) && !FORMATS.has(last)) continue;
      for (const part of argumentsOf(source, node).positional) inside(part);
      for (const part of argumentsOf(source, node).named.values()) inside(part);
      const object = objectOf(source, node);
      if (object && !/^[A-Z]/.test(callee)) inside(object);
    } else if (role?.is === 'name' || role?.is === 'member' || role?.is === 'index') found.push({ ...top, node });
  }
  return found;
}

interface Secret {
  /** What to call it in a message. */
  readonly name: string;
  /** Absent where only the name says that it is one. */
  readonly storage?: Storage;
}

function secretIn(tracer: Tracer, node: SourceNode, known: readonly CredentialFact[]): Secret | undefined {
  const { source } = tracer;
  const role = roleOf(source, node);
  if (role?.is === 'call') {
    // Only a read of the environment itself: what other calls give back is theirs to say.
    const read = originsOf(tracer, node)[0];
    const isRead = read?.kind === 'environment' && read.span.start === node.start && read.span.end === node.end;
    return isRead && isSecretName(read.name) ? { name: read.name, storage: 'environment' } : undefined;
  }
  const path = dotted(source, node) ?? '';
  const last = path.slice(path.lastIndexOf('.') + 1);
  if (last === '' || last === '[]' || path.includes('()')) return undefined;
  const direct = directRead(tracer, node);
  if (direct) return isSecretName(direct) ? { name: direct, storage: 'environment' } : undefined;
  const named = isSecretName(last) || /^Secret(?:String|Binary)$/.test(last);
  if (!named) return undefined;
  const origins = originsOf(tracer, node);
  for (const origin of origins) {
    if (origin.kind === 'environment' && isSecretName(origin.name)) return { name: last, storage: 'environment' };
    if (origin.kind === 'vault') return { name: last, storage: 'vault' };
  }
  const literal = origins.find(({ kind }) => kind === 'literal');
  if (literal?.kind === 'literal') {
    const { start, end } = literal.literal.value.span;
    const isOne = known.some(
      ({ span, storage, confidence }) => storage === 'literal' && confidence !== 'low' && span.start < end && start < span.end,
    );
    return isOne ? { name: last, storage: 'literal' } : undefined;
  }
  return origins.length === 0 && isSureOf(tracer, node, path, last) ? { name: last } : undefined;
}

/** The variable, where the name stands for nothing but a read of the environment. */
function directRead(tracer: Tracer, node: SourceNode): string | undefined {
  const at = settle(tracer, node);
  const read = originsOf(tracer, at)[0];
  return read?.kind === 'environment' && read.span.start === at.start && read.span.end === at.end ? read.name : undefined;
}

/** What holds the credentials of a program: its settings, a section of them, an account. */
const HOLDERS =
  /(?:^|\.|::)(?:(?:config|settings)(?:\.\w{1,40}){0,2}|this|cfg|conf|options|opts|args|credentials|creds|account|db|auth|user)$/i;

/** A parameter, or the result of a call, under a name that is a credential's and nothing else's. */
function isSureOf(tracer: Tracer, node: SourceNode, path: string, last: string): boolean {
  if (!SURE_NAME.test(wordsOf(last).join(' ')) || /^[A-Z][a-z]/.test(last)) return false;
  const dot = path.lastIndexOf('.');
  if (dot >= 0 && TELLS.test(path.slice(0, dot))) return false;
  const binding = bindingAt(tracer.outline, path, node);
  // A field of something unknown may be a page's text as well as a password.
  if (!binding) return dot < 0 ? false : HOLDERS.test(path.slice(0, dot));
  if (!binding.value) return true;
  const value = unwrap(tracer.source, binding.value);
  return roleOf(tracer.source, value)?.is === 'call' && !HIDES.test(calleeOf(tracer.source, value) ?? '');
}
