/** Linters and formatters of the hosts' makers: what they did not say before a fix, they must not say after it. */
import { batch, has } from './batch';
import { endsIn, type Oracle } from './model';

export const linters: readonly Oracle[] = [
  {
    name: 'hclfmt',
    once: true,
    reads: endsIn('.tf', '.tofu', '.tfvars', '.hcl'),
    present: has('hclfmt', '-version'),
    run: batch({ as: '.tf', command: (names) => ['hclfmt', '-w', ...names], formats: true }),
  },
  {
    name: 'cfn-lint',
    once: true,
    reads: (file, text) => /\.(?:ya?ml|json|template)$/.test(file) && /Resources/.test(text) && /AWS::/.test(text),
    present: has('cfn-lint', '--version'),
    run: batch({
      as: (file) => (file.endsWith('.json') ? '.json' : '.yaml'),
      // W1011 would rather have a dynamic reference than a parameter: so would we, and offer it first.
      command: (names) => ['cfn-lint', '--format', 'parseable', '--ignore-checks', 'W1011', '--', ...names],
    }),
  },
  {
    name: 'actionlint',
    once: true,
    reads: (file) => /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(file),
    present: has('actionlint', '-version'),
    run: batch({
      as: '.yml',
      command: (names) => ['actionlint', '-no-color', '-oneline', '-shellcheck=', '-pyflakes=', ...names],
    }),
  },
  {
    name: 'compose config',
    reads: (file, text) => /(?:^|\/)(?:docker-|podman-)?compose(?:[-.][\w-]+)*\.ya?ml$/i.test(file) && /^services:/m.test(text),
    present: has('compose-oracle'),
    run: batch({ as: '.yaml', command: (names) => ['compose-oracle', ...names] }),
  },
  {
    name: 'hadolint',
    once: true,
    reads: (file) => /(?:^|\/)(?:[\w.-]*\.)?dockerfile(?:\.[\w-]+)?$/i.test(file),
    present: has('hadolint', '--version'),
    run: batch({ as: '.dockerfile', command: (names) => ['hadolint', '--no-color', ...names] }),
  },
  {
    name: 'shellcheck',
    once: true,
    reads: (file, text) => /\.(?:sh|bash)$/.test(file) || /^#!.{0,40}\b(?:ba)?sh\b/.test(text),
    present: has('shellcheck', '--version'),
    run: batch({ as: '.sh', command: (names) => ['shellcheck', '--format', 'gcc', '--severity', 'warning', ...names] }),
  },
];
