/** Logins that are a command of a script. */
import type { PipelineCommand, PipelineFact, PipelineJob, PipelineScript, PipelineStep } from '../../facts/model';
import { HOLE } from '../../syntax/value';
import { CLOUDS, type Cloud } from './clouds';
import type { Login } from './logins';

/** Commands that log in with a stored key; not where a token of the run was exchanged for the key just before. */
export function commandLogins({ scripts }: PipelineStep, where: string): Login[] {
  const words = scripts.flatMap(({ commands }) => commands.flatMap((command) => command.words));
  const isTemporary = words.some((word) => /^assume-role|aws_session_token/i.test(word));
  return scripts.flatMap((script) =>
    script.commands.flatMap((command): Login[] => {
      const found = loginIn(command);
      if (!found || (found.cloud.title === 'AWS' && isTemporary)) return [];
      const source = found.key.includes(HOLE) ? secretIn(script, command) : found.key.replace(/[${}()%]/g, '');
      const value = { text: '', span: command.span, literal: command.span };
      return source === undefined ? [] : [{ cloud: found.cloud, value, source, where, name: '', related: [] }];
    }),
  );
}

function loginIn(command: PipelineCommand): { readonly cloud: Cloud; readonly key: string } | undefined {
  const text = textOf(command);
  for (const cloud of CLOUDS) {
    for (const pattern of cloud.commands) {
      const match = pattern.exec(text);
      if (match) return { cloud, key: match[1] ?? '' };
    }
  }
  return undefined;
}

/** The stored value that the system itself puts into the command. */
function secretIn({ expressions }: PipelineScript, { span }: PipelineCommand): string | undefined {
  const inside = expressions.filter(({ whole }) => span.start <= whole.start && whole.end <= span.end);
  return inside.find(({ text }) => /\bsecrets\b/.test(text))?.text;
}

/** As it runs: without what stands before the program. */
function textOf({ words }: PipelineCommand): string {
  const from = words.findIndex((word) => !/^(?:sudo|time|\w+=\S*)$/.test(word));
  const [program = '', ...rest] = words.slice(Math.max(0, from));
  return [program.slice(program.lastIndexOf('/') + 1), ...rest].join(' ').slice(0, 2000);
}

/** Variables of a project that have these names are stored keys of these clouds. */
const OF_PROJECT: Readonly<Record<string, string>> = {
  AWS_SECRET_ACCESS_KEY: 'AWS',
  ARM_CLIENT_SECRET: 'Azure',
  AZURE_CLIENT_SECRET: 'Azure',
  GCLOUD_SERVICE_KEY: 'Google Cloud',
  GCP_SERVICE_ACCOUNT_KEY: 'Google Cloud',
  GCP_SA_KEY: 'Google Cloud',
  GOOGLE_CREDENTIALS: 'Google Cloud',
};
/** Systems that put every variable of the project into the environment of a script. */
const PUTS_IN = new Set(['gitlab', 'circleci', 'bitbucket', 'buildkite']);

/** A key that a script reads and nobody in the job sets: the project keeps it. */
export function projectLogins({ system }: PipelineFact, { steps, idTokens }: PipelineJob, where: string): Login[] {
  if (!PUTS_IN.has(system) || idTokens.length > 0) return [];
  const scripts = steps.flatMap((step) => step.scripts);
  const words = scripts.flatMap(({ commands }) => commands.flatMap((command) => command.words));
  if (words.some((word) => /^assume-role|aws_session_token/i.test(word))) return [];
  return scripts.flatMap(({ expressions }) =>
    expressions.flatMap(({ text, span, whole }): Login[] => {
      const cloud = CLOUDS.find(({ title }) => Object.hasOwn(OF_PROJECT, text) && title === OF_PROJECT[text]);
      if (!cloud || scripts.some((script) => script.commands.some((command) => assigns(command, text)))) return [];
      return [{ cloud, value: { text, span, literal: whole }, source: text, where, name: '', related: [] }];
    }),
  );
}

/** `NAME=…`, `export NAME=…`; an argument of a program assigns nothing. */
function assigns({ words }: PipelineCommand, name: string): boolean {
  const at = words.findIndex((word) => word.startsWith(`${name}=`));
  return at >= 0 && words.slice(0, at).every((word) => word === 'export' || /^\w+=/.test(word));
}
