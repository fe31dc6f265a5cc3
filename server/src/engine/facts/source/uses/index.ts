/** How a program handles credentials: key files, client secrets, keys it makes, secrets it prints, checks it leaves out. */
import type { ExtractContext } from '../../context';
import type { Tracer } from '../origin';
import { calleeOf } from '../read';
import { isTestFile } from '../test-file';
import { clientSecretUse, passwordGrants } from './client-secrets';
import { keyFileUse } from './key-files';
import { loggedSecrets } from './logging';
import { mintedTokens, mintingUse } from './minting';
import { uncheckedTls } from './tls';

/** Adds the uses of a file, once its credentials are known. Tests make, print and skip what they please. */
export function addSdkUses({ facts, file }: ExtractContext, tracer: Tracer): void {
  if (isTestFile(file)) return;
  const known = facts.credentials;
  for (const call of tracer.outline.calls) {
    const callee = calleeOf(tracer.source, call);
    if (!callee) continue;
    const one = keyFileUse(tracer, call, callee) ?? clientSecretUse(tracer, call, callee) ?? mintingUse(tracer, call, callee);
    if (one) facts.sdkUses.push(one);
    facts.sdkUses.push(...loggedSecrets(tracer, call, callee, known));
  }
  facts.sdkUses.push(...passwordGrants(tracer), ...mintedTokens(tracer), ...uncheckedTls(tracer, known));
}
