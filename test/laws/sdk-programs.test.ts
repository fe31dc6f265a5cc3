/**
 * What fixes write into programs is accepted by the languages' compilers, against the vendors' real SDK packages: every offer of every
 * case. A package that is not on this machine (test/oracles/sdk/prepare brings all of them) leaves its programs out; those of the
 * default vault must be there where CI runs.
 */
import { strict as assert } from 'node:assert';
import { applyFix } from '../../server/src/engine/fixes/apply';
import { SDK_ORACLES } from '../oracles/sdk/index';
import type { SdkOracle } from '../oracles/sdk/model';
import { fixCases, offersOf } from '../support/fix-cases';

const DEFAULT = 'vault-reference:aws-secrets-manager';
/** A package is not there: nothing can be said of what is taken from it. */
const MISSING =
  /Cannot find module|Could not find a declaration file|no required module provides|Cannot find implementation or library stub|Library stubs not installed|package [\w.]+ does not exist|missing go\.sum entry/;

interface Pair {
  readonly of: string;
  readonly vault: string;
  readonly before: string;
  readonly after: string;
}

async function pairsFor({ hosts, extension }: SdkOracle): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (const one of fixCases().filter(({ host }) => hosts.includes(host))) {
    const { context, fixes } = await offersOf(one);
    for (const fix of fixes) {
      for (const [file, after] of applyFix(context.read, fix) ?? []) {
        if (!/\.([cm]?[jt]s|py|go|java)$/.test(file)) continue;
        assert.ok(file.endsWith(extension) || /\.[cm][jt]s$/.test(file), file);
        pairs.push({ of: `${one.host}/${one.name} ${fix.id}`, vault: fix.id, before: context.read(file) ?? '', after });
      }
    }
  }
  return pairs;
}

describe('law: fixes for programs fit the SDKs', () => {
  for (const oracle of SDK_ORACLES) {
    it(`what every fix writes is accepted by ${oracle.name}`, async function () {
      this.timeout(600_000);
      if (!oracle.present()) {
        assert.ok(!process.env.CI, `${oracle.name} or its packages are not here: test/oracles/sdk/prepare`);
        this.skip();
      }
      const pairs = await pairsFor(oracle);
      assert.ok(
        pairs.some(({ vault }) => vault === DEFAULT),
        'the default vault has programs',
      );
      const names = new Map<string, string>();
      for (const text of pairs.flatMap(({ before, after }) => [before, after]))
        if (!names.has(text)) names.set(text, `p${names.size}`);
      // That the compiler knows the SDK: a wrong name in one of them is an error.
      const wrong = pairs.find(({ vault }) => vault === DEFAULT)?.after.replace(/secretId(?=[:=(])/i, '$&s') ?? '';
      names.set(wrong, `p${names.size}`);
      const verdicts = oracle.check(new Map([...names].map(([text, name]) => [name, text])));
      const say = (text: string) => verdicts.get(names.get(text) ?? '') ?? [];
      assert.ok(say(wrong).length > 0, 'a wrong name is an error');
      const problems: string[] = [];
      const checked = new Map<string, number>();
      let missing = 0;
      for (const { of, vault, before, after } of pairs) {
        const fresh = say(after).filter((complaint) => !say(before).includes(complaint));
        if (fresh.some((complaint) => MISSING.test(complaint)) && vault !== DEFAULT) missing++;
        else if (fresh.length > 0) problems.push(`${of}: ${fresh.join(' | ')}`);
        else checked.set(vault, (checked.get(vault) ?? 0) + 1);
      }
      const counts = [...checked].map(([vault, count]) => `${vault.replace('vault-reference:', '')} ${count}`);
      console.log(`      ${oracle.name}: ${counts.join(', ')}${missing > 0 ? `; packages not here for ${missing}` : ''}`);
      assert.deepEqual(problems, []);
    });
  }
});
