/** What programs do with the words that they are given. */

import { baseName } from '../../../syntax/path';
import type { SourceNode } from '../../../syntax/source/tree';
import type { Step } from '../../model';
import { lastOf } from '../source/nodes';

/** Programs that run an argument, or read it as a language of their own: there a value would become code. */
const RUN = new Set(
  'sh bash zsh dash ksh ash fish su ssh eval alias trap source awk gawk sed perl python python3 ruby node php envsubst xargs watch osascript pwsh powershell wsl'.split(
    ' ',
  ),
);

/** Others on the machine can see arguments while a program runs; what it offers instead. */
const INSTEAD: Readonly<Record<string, string>> = {
  // https://curl.se/docs/manpage.html
  curl: 'curl shows its arguments to others on the machine; from a file it takes headers (-H @FILE) and logins (--netrc-file FILE).',
  // https://dev.mysql.com/doc/refman/8.4/en/password-security-user.html
  mysql: 'Others on the machine may see the argument; --defaults-extra-file=FILE keeps it out.',
  mysqldump: 'Others on the machine may see the argument; --defaults-extra-file=FILE keeps it out.',
  mysqladmin: 'Others on the machine may see the argument; --defaults-extra-file=FILE keeps it out.',
  mariadb: 'Others on the machine may see the argument; --defaults-extra-file=FILE keeps it out.',
  // https://redis.io/docs/latest/develop/tools/cli/
  'redis-cli': 'Others on the machine can see the argument; redis-cli reads REDISCLI_AUTH instead of -a.',
  sshpass: 'Others on the machine can see the argument; sshpass -e reads SSHPASS instead.',
};

/** Whether a program around the literal runs its text: here-documents of such programs as well. */
export function runsText(text: string, path: readonly SourceNode[]): boolean {
  return path.some((node) => {
    const command =
      node.type === 'command' ? node : node.type === 'redirected_statement' ? node.children.find(isCommand) : undefined;
    return command !== undefined && wordsOf(text, command).some((word) => RUN.has(baseName(word)));
  });
}

export function argumentSteps(text: string, path: readonly SourceNode[]): Step[] {
  const command = lastOf(path, isCommand);
  if (!command || path.at(-1)?.type === 'heredoc_body' || path.includes(command.children[0] as SourceNode)) return [];
  if (path.slice(path.indexOf(command)).some(({ type }) => type === 'variable_assignment')) return [];
  const step = wordsOf(text, command)
    .map((word) => (Object.hasOwn(INSTEAD, word) ? INSTEAD[word] : undefined))
    .find((one) => one !== undefined);
  return step === undefined ? [] : [step];
}

/** The words of a command that are written without quotes. */
export function wordsOf(text: string, command: SourceNode): string[] {
  return command.children.flatMap((child) => {
    const word = child.type === 'command_name' ? child.children[0] : child;
    return word?.type === 'word' ? [text.slice(word.start, word.end)] : [];
  });
}

function isCommand({ type }: SourceNode): boolean {
  return type === 'command';
}
