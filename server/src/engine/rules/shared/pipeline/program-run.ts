/** Which program a command runs, behind those that only start others. */
import type { PipelineCommand } from '../../../facts/model';
import { programWords } from '../../../facts/pipelines/commands';

/** The name of the program that runs in the end, and its arguments: of `python3 -m twine`, `pipx run twine==6.1.0`, `bundle exec gem`. */
export function programRun(command: PipelineCommand): readonly string[] {
  let left = programWords(command);
  for (let i = 0; i < 4; i++) {
    const [first = '', second = ''] = [programName(left[0] ?? ''), left[1]];
    const rest = left
      .slice(1)
      .filter((word, at, all) => !(word.startsWith('-') && all.slice(0, at).every((one) => one.startsWith('-'))));
    if (/^(?:python|py|pypy)[\d.]*$/.test(first) && left.includes('-m')) left = left.slice(left.indexOf('-m') + 1);
    else if (/^(?:uvx|bunx|npx|corepack)$/.test(first)) left = rest;
    else if (/^(?:pipx|uv|poetry|hatch|pdm|rye)$/.test(first) && second === 'run') left = afterFlags(left.slice(2));
    else if (/^(?:pnpm|yarn)$/.test(first) && /^(?:dlx|exec)$/.test(second)) left = left.slice(2);
    else if (first === 'yarn' && /^(?:changeset|lerna)$/.test(second ?? '')) left = left.slice(1);
    else if (first === 'bundle' && second === 'exec') left = left.slice(2);
    else if (first === 'dotnet' && second === 'nuget') left = left.slice(1);
    else return [first, ...left.slice(1)];
  }
  return [programName(left[0] ?? ''), ...left.slice(1)];
}

/** `uv run --with twine twine upload`: an option and its value go. */
function afterFlags(words: readonly string[]): readonly string[] {
  let at = 0;
  while (words[at]?.startsWith('-')) at += /^--(?:with|from|python|group|extra|project)$|^-p$/.test(words[at] ?? '') ? 2 : 1;
  return words.slice(at);
}

/** `/usr/bin/twine`, `nuget.exe`, `npm@11`, `twine==6.1.0`. */
function programName(word: string): string {
  return word
    .replace(/^.*[/\\]/, '')
    .replace(/\.(?:exe|cmd)$/i, '')
    .replace(/(?!^)(?:==|@).*$/, '')
    .toLowerCase();
}
