/** Settings that a variable of the environment overrides: the line goes, and the variable takes its place. */
import type { Edit } from '../../model';
import { lineEnd, lineStart, removal } from '../../text';
import type { Draft, Place } from '../model';
import { isTextual, locate } from './locate';
import type { Notation } from './notation';

interface Setting {
  readonly files: RegExp;
  readonly program: string;
  /** The variable for the keys that lead to the setting; undefined where it has none. */
  readonly variable: (keys: readonly string[]) => string | undefined;
}

const upper = (key: string) => key.toUpperCase().replaceAll('-', '_');

const SETTINGS: readonly Setting[] = [
  // https://docs.gradle.org/current/userguide/build_environment.html#sec:project_properties
  {
    files: /(?:^|\/)gradle\.properties$/,
    program: 'Gradle',
    variable: (keys) => (keys.length === 1 && /^[A-Za-z_]\w*$/.test(keys[0] ?? '') ? `ORG_GRADLE_PROJECT_${keys[0]}` : undefined),
  },
  // https://airflow.apache.org/docs/apache-airflow/stable/howto/set-config.html
  {
    files: /(?:^|\/)airflow\.cfg$/,
    program: 'Airflow',
    variable: (keys) => (keys.length === 2 ? `AIRFLOW__${keys.map((key) => upper(key)).join('__')}` : undefined),
  },
  // https://pip.pypa.io/en/stable/topics/configuration/#environment-variables
  {
    files: /(?:^|\/)pip\.(?:conf|ini)$/,
    program: 'pip',
    variable: (keys) => (/^[a-z-]+$/.test(keys.at(-1) ?? '') ? `PIP_${upper(keys.at(-1) ?? '')}` : undefined),
  },
  // https://documentation.red-gate.com/fd/environment-variables-277579010.html
  {
    files: /(?:^|\/)flyway(?:[.-][\w-]+)?\.(?:conf|properties)$/,
    program: 'Flyway',
    variable: (keys) => (/^(?:flyway\.)?password$/.test(keys.join('.')) ? 'FLYWAY_PASSWORD' : undefined),
  },
  // https://docs.liquibase.com/parameters/environment-variables
  {
    files: /(?:^|\/)liquibase(?:[.-][\w-]+)?\.properties$/,
    program: 'Liquibase',
    variable: (keys) => (/^(?:liquibase\.command\.)?password$/.test(keys.join('.')) ? 'LIQUIBASE_COMMAND_PASSWORD' : undefined),
  },
];

export const overriddenNotation: Notation = {
  serves: ({ file }) => SETTINGS.some(({ files }) => files.test(file)),
  reference(place, vault) {
    const setting = SETTINGS.find(({ files }) => files.test(place.file));
    return vault.environment && setting ? draftOf(place, setting) : undefined;
  },
};

function draftOf(place: Place, { program, variable }: Setting): Draft | undefined {
  const at = lineOf(place);
  const env = at && variable(at.keys);
  if (!env) return undefined;
  const whole = place.credential.type === 'connection-string' || place.credential.span.start > place.credential.literal.start + 1;
  return {
    title: `Take the line out: ${program} reads the environment variable ${env}`,
    safety: 'review',
    edits: [{ file: place.file, edits: [at.edit] }],
    followUp: [
      `Set ${env} where ${program} runs${whole ? ', to the whole value that stood there' : ''}, from a vault or the secret store of the CI, never from a file in the repository.`,
    ],
  };
}

/** The line `key = value` that holds the literal, and the keys that lead there. */
function lineOf(place: Place): { readonly keys: readonly string[]; readonly edit: Edit } | undefined {
  const { text, credential } = place;
  const { start, end } = credential.span;
  const from = lineStart(text, start);
  const to = lineEnd(text, end);
  const line = text.slice(from, to);
  if (/[\r\n]/.test(line) || /\\$/.test(line)) return undefined;
  if (!isTextual(place)) {
    const found = locate(place);
    return found && { keys: found.path, edit: removal(text, { start: from, end: to }) };
  }
  const key = /^\s*([\w.-]+)\s*[=:]\s*\S/.exec(line)?.[1];
  // A value that goes on in the next line.
  if (!key || /^[ \t]+\S/.test(text.slice(to).replace(/^\r?\n/, ''))) return undefined;
  return { keys: key.split('.'), edit: removal(text, { start: from, end: to }) };
}
