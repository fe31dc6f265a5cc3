/** Kotlin. */
import { contains, type Range } from '../../syntax/span';
import type { Edit } from '../model';
import { appendLines } from '../text';
import type { SourceReference } from '../vaults/forms/program';
import type { Vault } from '../vaults/model';
import { isUrlPart } from './connection';
import { kotlinImports } from './kotlin/imports';
import { type KotlinLiteral, literalAround, touchesTemplate } from './kotlin/literals';
import type { Draft, HostFixes, Place } from './model';
import { isCompound } from './source/expression';
import { withoutFallbackOf } from './source/fallback';
import { isProse } from './source/prose';
import { inTests } from './source/tests';

export const kotlin: HostFixes = {
  id: 'kotlin',
  title: 'Kotlin',
  serves: (_file, host) => host === 'kotlin',
  without: { '1password': 'no SDK for Kotlin: op run fills the environment' },
  reference(place, vault) {
    const literal = literalAround(place.text, place.credential.span);
    if (!literal || !contains(literal.content, place.credential.span) || !isOpen(place.text, literal)) return undefined;
    const source = vault.programs.kotlin?.(place.name);
    // What a build script needs stands on the class path of the build.
    if (!source || (!vault.environment && /\.gradle\.kts$/.test(place.file))) return undefined;
    return inTests(place, vault, () => reference(place, vault, literal, source));
  },
  byHand: () => ['Read the value where it is used: Kotlin wants a constant here.'],
};

/** Not where Kotlin wants a constant, and not where the literal is a key. https://kotlinlang.org/docs/properties.html#compile-time-constants */
function isOpen(text: string, { start, end, inAnnotation, inTemplate }: KotlinLiteral): boolean {
  const lead = text.slice(Math.max(0, start - 300), start);
  const isConstant = CONSTANT.test(lead) && variableInstead(text, start) === undefined;
  const isKey = /^\s*(?:to\b|\])/.test(text.slice(end, end + 50));
  return !inAnnotation && !inTemplate && !isConstant && !isKey && !/[+\w]\s*$/.test(lead.replace(/\b(?:return|else)\s+$/, ''));
}

const CONSTANT = /\bconst\s+val\s+(\w+)\s*(?::\s*[\w.]+\s*)?=\s*$/;

/** `private const val` loses its `const`, where no annotation and no other constant in the file needs it. */
function variableInstead(text: string, at: number): Edit[] | undefined {
  const lead = text.slice(Math.max(0, at - 300), at);
  const name = CONSTANT.exec(lead)?.[1];
  if (name === undefined) return [];
  const word = /\bprivate\s+(const\s+)val\s+\w+\s*(?::\s*[\w.]+\s*)?=\s*$/.exec(lead);
  const needed = new RegExp(
    `@[\\w.:]+\\([^)]{0,300}\\b${name}\\b|\\bconst\\s+val\\s+\\w+[^=\\n]{0,60}=[^\\n]{0,200}\\b${name}\\b`,
  );
  if (!word?.[1] || needed.test(text)) return undefined;
  const start = at - lead.length + word.index + word[0].indexOf(word[1]);
  return [{ start, end: start + word[1].length, text: '' }];
}

function reference(place: Place, vault: Vault, literal: KotlinLiteral, source: SourceReference): Draft | undefined {
  const { text, file, credential } = place;
  const fallback = fallbackOf(text, literal);
  const { content } = literal;
  const isWhole = content.start === credential.span.start && content.end === credential.span.end;
  const edits =
    fallback && vault.environment
      ? [{ start: literal.start, end: literal.end, text: `error("${fallback.name}")` }]
      : fallback && isWhole
        ? [{ ...fallback.read, text: fitted(text, fallback.read, source.expression) }]
        : fallback
          ? undefined
          : replace(text, literal, credential.span, source.expression);
  const imports = kotlinImports(text, source.imports);
  const helper = source.helper ? helperEdits(text, source.helper) : [];
  const declaration = variableInstead(text, literal.start);
  if (!edits || !imports || !helper || !declaration) return undefined;
  return {
    safety: vault.environment && declaration.length === 0 ? 'safe' : 'review',
    edits: [{ file, edits: [...imports, ...declaration, ...edits, ...helper] }],
    ...(source.packages ? { steps: [source.packages] } : {}),
    ...(fallback && vault.environment ? withoutFallbackOf(fallback.name) : {}),
  };
}

function replace(text: string, literal: KotlinLiteral, secret: Range, expression: string): Edit[] | undefined {
  const { content, start, end } = literal;
  if (secret.start === content.start && secret.end === content.end)
    return [{ start, end, text: fitted(text, literal, expression) }];
  // Lines of a text with a margin belong to how the text is written.
  if (touchesTemplate(text, literal, secret) || text.slice(secret.start, secret.end).includes('\n')) return undefined;
  if (isProse(text, content, secret)) return undefined;
  const value = isUrlPart(text, content, secret) ? `java.net.URLEncoder.encode(${expression}, "UTF-8")` : expression;
  return [{ start: secret.start, end: secret.end, text: `\${${value}}` }];
}

/** In brackets where it has operators of its own and is not alone between commas, brackets and lines. */
function fitted(text: string, { start, end }: Range, expression: string): string {
  const isAlone =
    /(?:[=(,{>]|\b(?:return|else))\s*$/.test(text.slice(Math.max(0, start - 100), start)) &&
    /^[ \t]*(?:[),;}\r\n]|\/\/|$)/.test(text.slice(end, end + 100)) &&
    !/^\s*(?:\?:|[.+?]|!!)/.test(text.slice(end, end + 100));
  return isCompound(expression) && !isAlone ? `(${expression})` : expression;
}

/** `System.getenv("X") ?: "literal"`. */
function fallbackOf(text: string, { start, end }: KotlinLiteral): { name: string; read: Range } | undefined {
  const read = /\bSystem\.getenv\("(\w+)"\)\s*\?:\s*$/.exec(text.slice(Math.max(0, start - 200), start));
  return read?.[1] ? { name: read[1], read: { start: start - read[0].length, end } } : undefined;
}

/** The function at the end of the file; nothing where it stands already. */
function helperEdits(text: string, { name, lines }: NonNullable<SourceReference['helper']>): Edit[] | undefined {
  const signature = lines.find((line) => line.includes(`fun ${name}(`)) ?? '';
  if (text.includes(signature)) return [];
  return new RegExp(`\\b${name}\\b`).test(text) ? undefined : [appendLines(text, lines)];
}
