/** Clients that are built from a key file whose path stands in the program. */
import type { SourceNode } from '../../../syntax/source/tree';
import { childIn } from '../../../syntax/source/tree';
import { spanOf } from '../../../syntax/span';
import { HOLE, type StringValue } from '../../../syntax/value';
import type { SdkUseFact } from '../../model';
import { rowsFor, tableOfCalls, valuesIn } from '../calls';
import { readLiteral } from '../literal';
import { originsOf, settle, type Tracer } from '../origin';
import { argumentsOf, calleeOf, roleOf, unwrap } from '../read';
import { shortOwner } from '../sdk';
import { withoutArgument } from './change';
import { FILE_READS, KEY_FILE_CALLS, OWN_CONFIG, PATH_JOINS } from './key-file-calls';

const table = tableOfCalls(KEY_FILE_CALLS);
const KEY_FILE = /\.(?:json|p12|pfx|pem|key|ya?ml|kubeconfig|conf(?:ig)?)$/i;
/** The configuration of an identity that is federated holds no secret. */
const FEDERATED = /external[-_]?account|federat|workload[-_]?identity|wif\b|adc\b|example|sample/i;
const DEEPEST = 6;

/** The use of a key file that the call makes. */
export function keyFileUse(tracer: Tracer, call: SourceNode, callee: string): SdkUseFact | undefined {
  const rows = rowsFor(table, tracer, callee);
  const args = rows.length > 0 ? argumentsOf(tracer.source, call) : undefined;
  for (const row of args ? rows : []) {
    for (const written of row.slots) {
      for (const { value, sure } of args ? valuesIn(tracer, args, written) : []) {
        const path = pathIn(tracer, value, 0);
        const text = path?.text.replaceAll(HOLE, '') ?? '';
        if (!path || text.trim() === '' || FEDERATED.test(text) || !(sure || KEY_FILE.test(text))) continue;
        if (text.length > 400 || /[\r\n{]/.test(text) || (row.provider === 'kubernetes' && OWN_CONFIG.test(text))) continue;
        const change = row.optional && withoutArgument(tracer.source, call, value);
        return {
          about: 'key-file',
          provider: row.provider,
          owner: shortOwner(callee),
          span: path.span,
          literal: path.literal,
          detail: row.what,
          ...(change ? { changes: [change] } : {}),
        };
      }
    }
  }
  return undefined;
}

/** The literal that says which file: the path itself, or the last part that one is put together of. Nothing where it comes from outside. */
function pathIn(tracer: Tracer, node: SourceNode, depth: number): StringValue | undefined {
  if (depth > DEEPEST) return undefined;
  const { source } = tracer;
  const origins = originsOf(tracer, node);
  if (origins.some(({ kind }) => kind !== 'literal')) return undefined;
  const at = settle(tracer, node);
  const role = roleOf(source, at);
  if (role?.is === 'string') return readLiteral(source.file, source.text, at).value;
  if (role?.is === 'binary') {
    const right = childIn(at, 'right') ?? at.children.at(-1);
    const last = right && unwrap(source, right);
    return last && roleOf(source, last)?.is === 'string' ? readLiteral(source.file, source.text, last).value : undefined;
  }
  if (role?.is !== 'call') return undefined;
  const callee = (calleeOf(source, at) ?? '').replace(/::|->/g, '.');
  const last = callee.slice(callee.lastIndexOf('.') + 1).replace(/^new /, '');
  const { positional } = argumentsOf(source, at);
  if (PATH_JOINS.has(last)) {
    const isOutside = positional.some((part) => originsOf(tracer, part).some(({ kind }) => kind !== 'literal'));
    const part = positional.at(-1);
    if (!isOutside && part) return pathIn(tracer, part, depth + 1);
  }
  if (FILE_READS.has(last) && positional[0]) return pathIn(tracer, positional[0], depth + 1);
  // `Path("…").read_text()`, `f.read()`: what it is called on says which file.
  const object = role.object ? childIn(at, role.object) : childIn(childIn(at, role.callee ?? '') ?? at, 'object');
  return FILE_READS.has(last) && object && object !== at ? pathIn(tracer, object, depth + 1) : undefined;
}

/** Where a value stands, for readers beside this one. */
export function placeIn(tracer: Tracer, node: SourceNode): Pick<SdkUseFact, 'span' | 'literal'> {
  const { start, end } = node;
  return { span: spanOf(tracer.source.file, node), literal: { start, end } };
}
