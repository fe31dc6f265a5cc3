/** Tokens that a program signs without an end: what is signed and how are written out, and neither says when it expires. */

import type { SourceNode } from '../../syntax/source/tree';
import { spanOf } from '../../syntax/span';
import type { ExtractContext } from '../context';
import type { Tracer } from './origin';
import { argumentsOf, calleeOf, pairsOf, roleOf, unwrap } from './read';
import { isTestFile } from './test-file';

interface Signer {
  readonly calls: RegExp;
  /** The module that the call must be of. */
  readonly imports: RegExp;
  /** What an options object says it with, where there is one. */
  readonly option?: string;
}

const SIGNERS: Readonly<Partial<Record<string, Signer>>> = {
  // https://github.com/auth0/node-jsonwebtoken#jwtsignpayload-secretorprivatekey-options-callback: there is no default.
  js: { calls: /^(?:jwt|jsonwebtoken|JWT)\.sign$/, imports: /jsonwebtoken/, option: 'expiresIn' },
  // https://pyjwt.readthedocs.io/en/stable/usage.html#expiration-time-claim-exp
  python: { calls: /^jwt\.encode$/, imports: /\bjwt\b/ },
};

/** Claims and options of tokens that their receiver ends: by the time of issue, or by a key that it knows. */
const ENDED_ELSEWHERE = /^(?:exp|iat|nbf|jti|keyid|headers?|noTimestamp|ttl|(?:expir|created|issued|valid)\w{0,20})$/i;

/** Fills `facts.lifecycles`. Whatever is not written out at the call may hold an end. */
export function addSignedTokens({ facts, file, text }: ExtractContext, { source, outline }: Tracer): void {
  const signer = SIGNERS[source.language.dialect];
  if (!signer || isTestFile(file) || !signer.imports.test(text)) return;
  for (const call of outline.calls) {
    const callee = calleeOf(source, call) ?? '';
    if (!signer.calls.test(callee)) continue;
    const { positional, named, spreads } = argumentsOf(source, call);
    const [claims, , ...more] = positional;
    const keys = [claims, ...(signer.option ? more.slice(0, 1) : [])].map((one) => one && keysOf(source, one));
    if (spreads.length > 0 || !claims || keys.some((one) => one === undefined)) continue;
    const said = [...keys.flatMap((one) => one ?? []), ...named.keys()];
    if (said.some((key) => ENDED_ELSEWHERE.test(key) || key === signer.option)) continue;
    const span = spanOf(file, { start: call.start, end: call.start + callee.length });
    const fact = { about: 'expiry', owner: `${callee}()`, ownerType: 'jwt', state: 'missing' } as const;
    facts.lifecycles.push({ ...fact, key: `source:${file}:${call.start}`, span, block: span, path: [signer.option ?? 'exp'] });
  }
}

/** The keys of an object that is written out; undefined where it may have others. */
function keysOf(source: Tracer['source'], node: SourceNode): readonly string[] | undefined {
  const written = unwrap(source, node);
  const text = source.text.slice(written.start, written.end);
  if (roleOf(source, written)?.is !== 'object' || /\.\.\.|\*\*|\[[^\]\n]{1,80}\]\s*:/.test(text)) return undefined;
  return pairsOf(source, written).map(({ key }) => key);
}
