/** Text for people that has a secret's name: the label of a field, a translation. */
import { wordsOf } from '../slots/names';

const LABELS = new Set(
  'label lbl tab button btn header title heading option message placeholder tooltip hint caption text txt'.split(' '),
);
/** Folders and files of translations: `password: Passwort` is a label. */
const TRANSLATIONS =
  /(?:^|[/._-])(?:locales?|i18n|l10n|langs?|languages|translations?|locali[sz]ations?)(?:[/._-]|$)|(?:^|\/)strings\/|(?:^|\/)(?:af|ar|az|bg|bn|ca|cs|da|de|el|en|es|et|eu|fa|fi|fr|gl|he|hi|hr|hu|is|it|ja|ka|kk|ko|lt|lv|mk|nb|nl|nn|pl|pt|ro|ru|sk|sl|sq|sr|sv|ta|th|tr|uk|ur|vi|zh)(?:[-_][a-z]{2,4})?\.json$|(?:^|\/)(?:validation)?(?:messages|labels|strings)(?:_[\w-]{2,12})?\.properties$/i;

/** Whether the file holds the texts of an interface in some language. */
export function isTranslations(file: string): boolean {
  return TRANSLATIONS.test(file);
}

/** Scripts that put no blanks between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{4}/u;
/** `record.pass = 'Skipped'`: what came out of a check. */
const VERDICT =
  /^(?:pass(?:ed|es)?|fail(?:ed|s|ure)?|skip(?:ped|s)?|success|succeeded|warn(?:ing)?|error|investigate|inconclusive|partial|pending|info)$/i;

/** `LabelPassword`, `"Password:"`: a name that says where its text stands, a text that introduces a field or is a sentence. */
export function isLabel(name: string, value: string): boolean {
  if (/^(?:\p{Lu}|\p{Lo})[\p{L}\p{M} '-]{0,60}[:：]$/u.test(value)) return true;
  if (UNSPACED.test(value) || (VERDICT.test(value) && wordsOf(name).at(-1) === 'pass')) return true;
  return LABELS.has(wordsOf(name)[0] ?? '') && !/[0-9]/.test(value);
}
