/** Commands of a step that print a secret of its environment. */
import type { PipelineCommand, PipelineStep, PipelineVariable } from '../../../facts/model';
import { programWords } from '../../../facts/pipelines/commands';
import { storedSecrets } from './secret-reads';

export interface Printed {
  readonly command: PipelineCommand;
  /** The variable. */
  readonly name: string;
  readonly to: 'log' | 'GITHUB_ENV' | 'GITHUB_OUTPUT';
}

const PRINTERS = new Set(['echo', 'printf', 'write-host', 'write-output']);
const REDIRECTION = /^\d?>>?$|^&>>?$|^>\|$/;

/** `visible`: the variables of the step, then of its job and workflow; the first of a name counts. */
export function printedSecrets(visible: readonly PipelineVariable[], step: PipelineStep): Printed[] {
  const secrets = visible.filter(
    ({ name, expressions }, i) =>
      /^[A-Za-z_]\w{0,200}$/.test(name) &&
      expressions.some(({ text }) => storedSecrets(text).length > 0) &&
      visible.findIndex((one) => one.name === name) === i,
  );
  if (secrets.length === 0) return [];
  return step.scripts.flatMap(({ commands }) => {
    // The output of a group of commands may go to a file: `{ …; } >> file`, `done > file`.
    const grouped = commands.some(({ words: [first = ''] }) => REDIRECTION.test(first));
    return commands.flatMap((command): Printed[] => {
      const words = programWords(command);
      if (!PRINTERS.has(words[0]?.toLowerCase() ?? '') || command.pipes || isInner(commands, command)) return [];
      const name = secrets.find((secret) => words.some((word) => holds(word, secret.name)))?.name;
      const to = targetOf(words);
      if (name === undefined || to === undefined || (to === 'log' && grouped)) return [];
      return [{ command, name, to }];
    });
  });
}

function holds(word: string, name: string): boolean {
  if (word.includes('::add-mask::')) return false;
  return word.split('$').some((part, i) => i > 0 && new RegExp(`^(?:env:|\\{(?:env:)?)?${name}(?![A-Za-z0-9_:])`).test(part));
}

/** Where it goes; undefined for a file. */
function targetOf(words: readonly string[]): Printed['to'] | undefined {
  const at = words.findIndex((word) => REDIRECTION.test(word) && !word.startsWith('2'));
  if (at < 0) return words.includes('>&2') || !words.some((word) => /^[<>]|^\d?>&/.test(word)) ? 'log' : undefined;
  const target = /^\$(?:env:|\{(?:env:)?)?(GITHUB_ENV|GITHUB_OUTPUT)\}?$/.exec(words[at + 1] ?? '')?.[1];
  return target === 'GITHUB_ENV' || target === 'GITHUB_OUTPUT' ? target : undefined;
}

/** What runs inside of `$(…)` is read by the command around it. */
function isInner(commands: readonly PipelineCommand[], { span }: PipelineCommand): boolean {
  return commands.some((other) => other.span.start < span.start && span.end < other.span.end);
}

/**
 * Variables of Azure Pipelines that a step marks as secret and gives a value that is written out.
 * https://learn.microsoft.com/azure/devops/pipelines/process/set-secret-variables
 */
export function writtenVariables({ scripts }: PipelineStep): { command: PipelineCommand; name: string }[] {
  return scripts.flatMap(({ commands }) =>
    commands.flatMap((command) =>
      command.words.flatMap((word) => {
        const [, name = '', value = ''] = SET_SECRET.exec(word) ?? [];
        return name !== '' && value.trim() !== '' && !/[$%\uFFFC]/.test(value) ? [{ command, name }] : [];
      }),
    ),
  );
}

const SET_SECRET =
  /##vso\[task\.setvariable (?=[^\]]{0,200}issecret=true)[^\]]{0,200}?variable=([\w.-]{1,100})[^\]]{0,200}\](.*)$/is;
