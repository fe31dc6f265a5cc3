/** Build arguments that are named for a secret. https://docs.docker.com/build/building/secrets/ */
import { isSecretName, typeOfName } from '../../secrets/slots/names';
import type { DockerfileTree, Instruction } from '../../syntax/dockerfile/model';
import { pairsOf } from '../../syntax/dockerfile/pairs';
import { spanOf } from '../../syntax/span';
import type { ExtractContext } from '../context';

/** What bundlers write into the pages they make is public whatever it is called. */
const PUBLIC = /(?:^|_)(?:PUBLIC|PUBLISHABLE|VITE|REACT_APP|GATSBY|VUE_APP|NG_APP|SITE|DSN|ANON)(?:_|$)/i;
/** More of them are made by a program. */
const MOST = 50;
const USERS: ReadonlySet<string> = new Set(['RUN', 'ENV', 'LABEL']);

/**
 * `ARG NPM_TOKEN` without a value that its stage uses: what is given for it stays in the history of the image, in its
 * environment or in the cache of the build.
 */
export function addBuildArguments({ file, text, facts }: ExtractContext, tree: DockerfileTree, final: ReadonlySet<number>): void {
  let looked = 0;
  for (const argument of tree.instructions) {
    if (argument.keyword !== 'ARG' || argument.onbuild || argument.stage === 0) continue;
    for (const { name, named, value } of pairsOf(file, argument, tree.escapeChar)) {
      if ((value && value.text !== '') || !isSecretName(name) || PUBLIC.test(name)) continue;
      if (++looked > MOST) return;
      if (!tree.instructions.some((one) => one.stage === argument.stage && one.start > argument.start && uses(text, one, name)))
        continue;
      facts.credentials.push({
        type: typeOfName(name),
        storage: 'environment',
        span: spanOf(file, named),
        literal: named,
        slot: { kind: 'docker-build', name, owner: 'ARG', ownerType: final.has(argument.stage) ? 'final-stage' : 'build-stage' },
        confidence: 'medium',
        evidence: ['a build argument that is named for a secret', 'its stage uses it'],
        fingerprint: '',
        source: name,
      });
    }
  }
}

/** Whether the instruction names it. A secret mounted under the name takes the argument's place. */
function uses(text: string, { keyword, onbuild, code, flags, heredocs }: Instruction, name: string): boolean {
  if (!USERS.has(keyword) || onbuild) return false;
  if (flags.some(({ value }) => value.includes('type=secret') && new RegExp(`(?:id|env)=${name}(?:,|$)`).test(value)))
    return false;
  const use = new RegExp(`\\$(?:\\{${name}(?!\\w)|${name}(?!\\w))`);
  return use.test(code.text) || heredocs.some(({ start, end }) => use.test(text.slice(start, end)));
}
