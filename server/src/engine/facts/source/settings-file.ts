import { baseName } from '../../syntax/path';

const NAME =
  /^(?:(?:\w{0,40}[._-])?(?:config|configs|configuration|settings|const|consts|constants?|secrets?|keys?|credentials?|creds|env|environment|globals?)|\w{0,60}(?:Config|Configuration|Settings|Constants|Keys|Secrets|Credentials))\.\w{1,5}$/;
/** Larger ones hold data. */
const LARGEST = 32 * 1024;
const LITERAL = /[=:(]\s{0,20}["'`][^\s"'`/\\<>{}$]{16,400}["'`]/;

/** Whether a source file keeps settings for others, by its name: a literal under a plain name there may be a credential elsewhere. */
export function isSettingsFile(file: string, size: number): boolean {
  return size <= LARGEST && NAME.test(baseName(file));
}

/** Whether it holds a literal that may be one. */
export function holdsLiteral(text: string): boolean {
  return LITERAL.test(text);
}

const WORD = '(?:config|configuration|settings|consts?|constants?|secrets?|keys?|credentials?|env)';
/** By language: a relative module, a module, the last part of a package's path, a constant of a class. */
const IMPORTED = new RegExp(
  [
    `(?:from|require\\()\\s{0,4}['"](?:\\.{1,2}|[@~])/(?:[^'"\\n]{0,150}[/._-])?${WORD}(?:\\.\\w{1,4})?['"]`,
    `^\\s{0,8}from\\s+[\\w.]{0,100}\\b${WORD}\\s+import\\b|^\\s{0,8}from\\s+[\\w.]{1,100}\\s+import\\s[^\\n]{0,200}\\b(?:config|settings)\\b`,
    `^\\s{0,8}import\\s+(?:[\\w.]{1,100}\\.)?${WORD}\\s*$`,
    `^\\s{0,8}(?:\\w+\\s+)?"[^"\\n]{1,200}/${WORD}"$`,
    '\\b\\w{0,40}(?:Config|Settings|Constants|Keys|Secrets|Credentials)\\.[A-Z][A-Z0-9_]{0,60}\\b(?!\\s*[(.])',
  ].join('|'),
  'm',
);

/** Whether a program takes something from such a file. */
export function takesSettings(text: string): boolean {
  return IMPORTED.test(text);
}
