/**
 * Configuration files. Only what the program that reads the file understands is offered: the environment, in the program's
 * own notation. Everything else is work by hand.
 */
import type { Edit } from '../model';
import type { Draft, HostFixes, Place } from './model';
import { documentsOf } from './parse';
import { findLiteral } from './tree';

interface Notation {
  readonly files: RegExp;
  readonly write: (env: string) => string;
  readonly what: string;
  /** The value must stand under one of these keys. */
  readonly under?: readonly string[];
}

const NOTATIONS: readonly Notation[] = [
  // https://docs.spring.io/spring-boot/reference/features/external-config.html
  {
    files: /(^|\/)(application|bootstrap)([-.][\w-]+)?\.(properties|ya?ml)$/,
    write: (env) => `\${${env}}`,
    what: 'the environment variable',
  },
  // https://docs.docker.com/reference/compose-file/interpolation/
  {
    files: /(^|\/)(docker-)?compose([-.][\w-]+)?\.ya?ml$/,
    write: (env) => `\${${env}:?}`,
    what: 'the environment variable',
  },
  // https://docs.npmjs.com/cli/configuring-npm/npmrc and https://yarnpkg.com/configuration/yarnrc
  { files: /(^|\/)(\.npmrc|\.yarnrc\.yml)$/, write: (env) => `\${${env}}`, what: 'the environment variable' },
  // https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#variable-expansion
  { files: /(^|\/)grafana\.ini$/, write: (env) => `$__env{${env}}`, what: 'the environment variable' },
  // https://docs.github.com/actions/security-for-github-actions/security-guides/using-secrets-in-github-actions
  {
    files: /(^|\/)\.github\/workflows\/[^/]+\.ya?ml$/,
    write: (env) => `\${{ secrets.${env} }}`,
    what: 'the Actions secret',
    under: ['env', 'with'],
  },
];

export const configuration: HostFixes = {
  id: 'configuration',
  title: 'Configuration of applications',
  serves: () => true,
  byHand: ({ file, name }) => [
    `Take the value out of ${file} and let the program read ${name.env} from its environment or the vault when it starts.`,
  ],

  reference(place, vault) {
    const notation = NOTATIONS.find(({ files }) => files.test(place.file));
    return vault.environment && notation ? indirection(place, notation) : undefined;
  },
};

function indirection(place: Place, notation: Notation): Draft | undefined {
  const { file, name, credential } = place;
  const env = notation.under ? name.env.replace(/^GITHUB_/, 'GH_') : name.env;
  const edit = /\.ya?ml$/.test(file) ? yamlEdit(place, notation, env) : contentEdit(place, notation.write(env));
  if (!edit || credential.encoded) return undefined;
  return {
    title: `Replace with ${notation.what} ${env}`,
    safety: notation.under ? 'review' : 'safe',
    edits: [{ file, edits: [edit] }],
    ...(notation.under ? { followUp: [`Store the value; paste it at the prompt: gh secret set ${env}`] } : {}),
  };
}

/** Quotes stay; a plain scalar gets some, for the braces. */
function yamlEdit(place: Place, notation: Notation, env: string): Edit | undefined {
  for (const document of documentsOf(place.file, place.text)) {
    const found = findLiteral(document, place.credential);
    if (!found) continue;
    const { value, path } = found;
    if (notation.under && !notation.under.includes(path.at(-2) ?? '')) return undefined;
    if (value.style === 'block' || value.tag !== undefined) return undefined;
    const { start, end } = place.credential.span;
    if (value.style !== 'plain') return contentEdit(place, notation.write(env));
    const inner = place.text.slice(value.literal.start, start) + notation.write(env) + place.text.slice(end, value.literal.end);
    return /["\\\r\n]/.test(inner) ? undefined : { ...value.literal, text: `"${inner}"` };
  }
  return undefined;
}

/** Only where the text still looks like one value: nothing was written there since. */
function contentEdit({ text, credential }: Place, written: string): Edit | undefined {
  const { start, end } = credential.span;
  return /[\r\n]|\$\{/.test(text.slice(start, end)) ? undefined : { start, end, text: written };
}
