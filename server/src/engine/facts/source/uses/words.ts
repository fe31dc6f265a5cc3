/** Words that make the body of a function worth reading, because a use of a credential may be in it. */
import type { CallRow } from '../calls';
import { CLIENT_SECRET_CALLS } from './client-secret-calls';
import { KEY_FILE_CALLS } from './key-file-calls';
import { MINTING_CALLS } from './minting-calls';
import { TLS_FLAGS } from './tls-flags';

/** Too common to say anything: the slots of such calls, or what they are called on, say it. */
const COMMON = new Set(['new', '*', 'cert', 'configure', 'create', 'post', 'read', 'verify', 'clientSecret', 'Post']);
const CALLS: readonly CallRow[] = [...KEY_FILE_CALLS, ...CLIENT_SECRET_CALLS, ...MINTING_CALLS];
/** Languages whose bodies are cut, see syntax/source/dull.ts. */
const isCut = ({ dialects }: Pick<CallRow, 'dialects'>) => dialects.some((one) => /^(?:js|python|go|java)$/.test(one));

/** Last names of the calls, names of the switches, and properties that hold a key file. */
export const USE_WORDS: readonly string[] = [
  ...CALLS.filter(isCut).flatMap(({ calls }) => calls.flatMap((call) => call.replace(/^new /, '').split('.').slice(-2))),
  ...TLS_FLAGS.filter(isCut).flatMap(({ names }) => names),
  ...['keyFilename', 'keyFile', 'keyFilePath', 'cert', 'credential', 'grant_type', 'CURLOPT_SSL_VERIFYPEER', 'addPassword'],
].filter((word) => !COMMON.has(word) || word === 'verify');
