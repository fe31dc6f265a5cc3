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

const IMPORTED =
  /(?:\b(?:from|import|require)\b[^\n]{0,200}|^\s{0,8}["`][^"`\n]{0,200})(?:config|settings|const|constants?|secrets?|keys?|credentials?|env)\b|\b\w{0,40}(?:Config|Settings|Constants|Secrets|Keys|Credentials)\.[A-Za-z_]/im;

/** Whether a program takes something from such a file. */
export function takesSettings(text: string): boolean {
  return IMPORTED.test(text);
}
