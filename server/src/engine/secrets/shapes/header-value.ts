/** Whether what stands in a header is a credential. */
import type { Confidence } from '../model';
import { isMonotone } from '../values/monotone';
import { isFillerToken, isPlaceholder, isReference, isWeak } from '../values/placeholders';
import { looksRandom } from '../values/randomness';
import { decodeBase64 } from './private-key';

/** `header`: a header that holds credentials is named. `scheme`: only `Bearer …` says what it is. */
export type Context = 'header' | 'scheme';

interface Believed {
  readonly confidence: Confidence;
  readonly evidence: readonly string[];
}

/** What is believed of a token in a header, and why; undefined for a placeholder, a word or a name. */
export function believe(value: string, schemed: boolean, context: Context): Believed | undefined {
  if (isFillerToken(value) || isPlaceholder(value) || isReference(value) || isMadeUp(value)) return undefined;
  const place = context === 'header' ? 'in a header that holds a credential' : 'behind the scheme of an Authorization header';
  if (looksRandom(value)) {
    const long = value.length >= 20;
    const confidence = isMonotone(value) ? 'low' : context === 'header' && long ? 'high' : 'medium';
    return { confidence, evidence: [place, 'its value looks generated'] };
  }
  if (context !== 'header') return undefined;
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/].filter((one) => one.test(value)).length;
  if (kinds === 3 || (schemed && /^[a-z]*\d[a-z\d]{10,}$/i.test(value)))
    return { confidence: 'low', evidence: [place, 'letters and digits that make no word'] };
  return undefined;
}

/** What is believed of base64 of `user:password`, by its password; undefined where it is no login, or an example. */
export function basicPassword(value: string): Believed | undefined {
  if (value.length < 8 || isFillerToken(value)) return undefined;
  const login = /^([ -9;-~]{0,120}):([ -~]{0,200})$/.exec(decodeBase64(value));
  if (!login) return undefined;
  const [, user = '', password = ''] = login;
  const evidence = ['base64 of a user and a password', 'in an Authorization header'];
  // An API key is often the user, without a password.
  if (password === '') return looksRandom(user) ? { confidence: 'medium', evidence } : undefined;
  // RFC 7617 and RFC 2617 explain themselves with this login.
  if (/\s/.test(password) || password.length < 3 || isPlaceholder(password) || isReference(password)) return undefined;
  if (isWeak(password) || user === password) {
    if (/^(?:user(?:name)?|login|test|foo|your|my|some|name|demo)/i.test(user)) return undefined;
    return { confidence: 'low', evidence: [...evidence, 'a well-known default, or words'] };
  }
  return { confidence: looksRandom(password) || /[^A-Za-z]/.test(password) ? 'high' : 'medium', evidence };
}

/** Whether a header's text (`Basic …`, `Bearer …`) stands for a real credential: a login that decodes, no word of a test. */
export function maySend(header: string, credential: string): boolean {
  return /^\s{0,4}basic\s/i.test(header) ? basicPassword(credential) !== undefined : !isMadeUp(credential);
}

/** `token-123`, `my_access_token_1`, `abc123`, `v1.users.read`: words and a number, as tests write them. */
function isMadeUp(value: string): boolean {
  return /^[a-z]+(?:[._/:-]?[a-z]+){0,8}[._-]?\d{0,6}$/i.test(value) && !looksRandom(value);
}
