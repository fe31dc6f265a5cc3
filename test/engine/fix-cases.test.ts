/** Every case of a fix reads after the fix as its file says, for every vault. */
import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { HOSTS, hostFor } from '../../server/src/engine/fixes/hosts/index';
import { fixCases, offersOf, written } from '../support/fix-cases';

describe('cases of fixes', () => {
  const cases = fixCases();

  it('are there, each under the host that makes its edits', async () => {
    assert.ok(cases.length > 0);
    const known = new Set(HOSTS.map(({ id }) => id));
    for (const one of cases) {
      assert.ok(known.has(one.host), `${one.host} is a host`);
      const { workspace } = await offersOf(one);
      const hosts = Object.keys(one.texts).map(
        (file) => hostFor(file, workspace.graph.facts.get(file)?.host ?? 'text', one.texts[file]).id,
      );
      assert.ok(hosts.includes(one.host), `${one.path} has a file of ${one.host}, not of ${hosts.join(', ')} only`);
    }
  });

  for (const one of cases) {
    it(`${one.host}: ${one.name}`, async () => {
      const now = await written(one);
      assert.notEqual(now, '', 'there is an offer');
      if (process.env.UPDATE === '1') writeFileSync(one.path, one.head + now);
      else assert.equal(now, one.expected);
    });
  }
});
