/** The fixes of a source language, from its description. */
import { contains } from '../../../syntax/span';
import type { SourceImport } from '../../vaults/forms/program';
import type { Vault } from '../../vaults/model';
import type { Draft, HostFixes, Place } from '../model';
import { withoutFallbackOf } from './fallback';
import type { Replacement, SourceLanguage, Spot } from './language';
import { literalSite } from './nodes';
import { isProse } from './prose';
import { inTests } from './tests';

/** Edits for one language whose grammar the source parser has. */
export function sourceHost(language: SourceLanguage): HostFixes {
  return {
    id: language.id,
    title: language.title,
    serves: (_file, host) => host === language.id,
    without: language.without,
    identity(place) {
      const spot = spotOf(language, place);
      return spot && language.identity?.(spot);
    },
    reference(place, vault) {
      const spot = spotOf(language, place);
      // Where the SDK finds credentials by itself, no key is the one fix.
      const isOffered = spot && isOpen(language, spot) && !language.identity?.(spot);
      return isOffered ? inTests(place, vault, () => reference(language, spot, vault)) : undefined;
    },
    byHand: () => language.byHand,
  };
}

function spotOf({ id, literals, content }: SourceLanguage, place: Place): Spot | undefined {
  const { text, credential } = place;
  const site = literalSite(place, id, literals);
  const inner = site && content(text, site.node);
  return site && inner && contains(inner, credential.span)
    ? { ...site, place, text, secret: credential.span, content: inner }
    : undefined;
}

/** Whether an expression may stand where the literal stands; what the grammar does not understand is left alone. */
function isOpen({ constants, refuses }: SourceLanguage, spot: Spot): boolean {
  return !spot.path.slice(0, -1).some(({ type }) => type === 'ERROR' || constants.has(type)) && !refuses?.(spot);
}

function reference(language: SourceLanguage, spot: Spot, vault: Vault): Draft | undefined {
  const form = vault.programs[language.id]?.(spot.place.name);
  const fromEnvironment = vault.environment === true;
  const source = form && (language.adapted?.(spot, form, fromEnvironment) ?? form);
  if (!source || (source.async && !language.isAsync?.(spot))) return undefined;
  const made = replacement(language, spot, source.expression, fromEnvironment);
  const declaration = language.declaration ? language.declaration(spot) : [];
  if (!made || !declaration) return undefined;
  const imports = importsOf(language, spot, [...source.imports, ...(made.imports ?? [])]);
  const helper = source.helper ? language.helper?.(spot, source.helper) : [];
  if (!imports || !helper) return undefined;
  const steps = [
    ...(source.packages ? [source.packages] : []),
    ...(made.packages ? [made.packages] : []),
    ...(fromEnvironment ? (language.steps?.(spot.place) ?? []) : []),
  ];
  const isAlone = imports.length === 0 && helper.length === 0 && declaration.length === 0 && !made.packages && !made.unsure;
  return {
    safety: fromEnvironment && isAlone ? 'safe' : 'review',
    edits: [{ file: spot.place.file, edits: [...imports, ...declaration, ...made.edits, ...helper] }],
    ...(steps.length > 0 ? { steps } : {}),
    ...made.instead,
  };
}

function replacement(
  language: SourceLanguage,
  spot: Spot,
  expression: string,
  fromEnvironment: boolean,
): Replacement | undefined {
  const { secret, content } = spot;
  const isWhole = secret.start === content.start && secret.end === content.end;
  const fallback = language.fallback?.(spot);
  // A vault is no fallback of the environment: it takes the place of the whole read, where the secret is all of it.
  if (fallback && fromEnvironment) return { edits: fallback.without, instead: withoutFallbackOf(fallback.name) };
  if (fallback) return isWhole ? { edits: [{ ...fallback.read, text: expression }] } : undefined;
  if (isWhole) return language.whole(spot, expression);
  return isProse(spot.text, content, secret) ? undefined : language.part(spot, expression);
}

function importsOf({ imports }: SourceLanguage, spot: Spot, needed: readonly SourceImport[]) {
  return needed.length === 0 ? [] : imports?.(spot, needed);
}
