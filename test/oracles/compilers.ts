/** Compilers and schemas of other makers, by the small programs in the folders beside this file: each prints `name:line complaint`. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { batch, has, TOOLS } from './batch';
import { endsIn, type Oracle } from './model';

const HERE = resolve('test/oracles');
const jars = (folder: string) => join(TOOLS, folder, '*');
const fetched = (folder: string) => () => existsSync(join(TOOLS, folder)) && has('java', '-version')();

export const compilers: readonly Oracle[] = [
  {
    name: "Mono's C# compiler",
    oneByOne: true,
    reads: endsIn('.cs'),
    present: has('mcs', '--version'),
    run: batch({ as: '.cs', command: (names) => ['sh', join(HERE, 'csharp/check.sh'), ...names] }),
  },
  {
    name: 'Kotlin compiler',
    reads: endsIn('.kt', '.kts'),
    present: fetched('kotlin'),
    run: batch({
      as: (file) => file.slice(file.lastIndexOf('.')),
      command: (names) => ['java', '-cp', jars('kotlin'), join(HERE, 'kotlin/Check.java'), ...names],
    }),
  },
  {
    name: 'rustfmt',
    oneByOne: true,
    reads: endsIn('.rs'),
    present: has('rustfmt', '--version'),
    run: batch({ as: '.rs', command: (names) => ['sh', join(HERE, 'rust/check.sh'), ...names] }),
  },
  {
    name: 'Groovy compiler',
    reads: (file) => /(?:^|\/)jenkinsfile(?:[.-][\w-]+)?$/i.test(file),
    present: fetched('groovy'),
    run: batch({
      as: '.groovy',
      command: (names) => ['java', '-cp', jars('groovy'), join(HERE, 'groovy/Check.java'), ...names],
    }),
  },
  {
    name: "types of Kubernetes and its operators' definitions",
    reads: (file, text) => /\.ya?ml$/.test(file) && /^apiVersion:/m.test(text) && /^kind:/m.test(text) && !text.includes('{{'),
    present: has('kubernetes-oracle'),
    run: batch({ as: '.yaml', command: (names) => ['kubernetes-oracle', ...names] }),
  },
  {
    name: "GitLab's schema",
    once: true,
    reads: (file) => /gitlab-ci\.ya?ml$/.test(file),
    present: has('python3', '-c', 'import check_jsonschema'),
    run: batch({ as: '.gitlab-ci.yml', command: (names) => ['python3', join(HERE, 'gitlab-ci/check.py'), ...names] }),
  },
  {
    name: 'ansible-playbook --syntax-check',
    oneByOne: true,
    once: true,
    reads: (file, text) => /\.ya?ml$/.test(file) && /^- (?:name|hosts):/m.test(text) && /^ {2}(?:hosts|tasks|roles):/m.test(text),
    present: has('ansible-playbook', '--version'),
    run: batch({ as: '.yml', command: (names) => ['bash', '-c', ANSIBLE, 'bash', ...names] }),
  },
];

/** Lookups of collections that are not installed are no mistake of the playbook. */
const ANSIBLE =
  'for f in "$@"; do ansible-playbook --syntax-check -i localhost, "$f" 2>&1 | grep -E "^ERROR" | grep -v "couldn.t resolve module" | sed "s|^|$f:1 |"; done';
