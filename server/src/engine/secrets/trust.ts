/** How far a value that has a token's shape is believed. */
import type { TokenFormat } from './formats/model';
import type { FormatMatch } from './model';
import { decodeBase64 } from './shapes/private-key';
import { isMonotone } from './values/monotone';
import { isFillerToken } from './values/placeholders';
import { looksRandom } from './values/randomness';

/** Confidence, checksum and evidence for a value of the format; undefined for a placeholder or a documented example. */
export function trust(format: TokenFormat, value: string): Pick<FormatMatch, 'confidence' | 'checksum' | 'evidence'> | undefined {
  if (isFillerToken(value) || (format.random && !looksRandom(value))) return undefined;
  if (format.id === 'docker-registry-auth' || format.id === 'npm-legacy-auth') {
    if (!isLogin(value)) return undefined;
  }
  const evidence = [`shape of: ${format.provider} ${format.title}`];
  if (format.checksum) {
    const checksum = format.checksum(value) ? 'passes' : 'fails';
    return { confidence: checksum === 'passes' ? 'high' : 'low', checksum, evidence: [...evidence, `its checksum ${checksum}`] };
  }
  const confidence = format.minor || isMonotone(value) ? 'low' : format.at === 'keyword' ? 'medium' : 'high';
  return {
    confidence,
    checksum: 'none',
    evidence: [...evidence, ...(format.minor ? ['opens little: a test mode, a short life or a closed service'] : [])],
  };
}

/** base64 of `user:password`, both printable. */
function isLogin(value: string): boolean {
  return /^[ -~]{1,120}:[!-~]{3,200}$/.test(decodeBase64(value));
}
