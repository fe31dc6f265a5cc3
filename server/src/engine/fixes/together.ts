/** The places of one value changed together, each by what its own host offers, to one entry of one vault. */
import type { CredentialFact } from '../facts/model';
import type { FileEdit, Fix, FixContext, Step } from './model';
import { stepText } from './model';
import { nameSecret } from './naming';

/** More places are no single change that anybody reads. */
const MOST = 12;

type Offers = (credential: CredentialFact, context: FixContext) => Iterable<Fix>;

/** One fix a vault that all places can read; none where one of them has no edit, or shares a file with another's. */
export function togetherFixes(credentials: readonly CredentialFact[], context: FixContext, offers: Offers): Fix[] {
  const [first] = credentials;
  if (!first || credentials.length > MOST) return [];
  const named = { ...context, name: context.name ?? nameSecret(first, context.graph) };
  const all = credentials.map((credential) =>
    [...offers(credential, named)].filter(({ id, edits }) => isVault(id) && edits.length > 0),
  );
  return (all[0] ?? []).flatMap((own) => {
    const parts = all.map((fixes) => fixes.find(({ id }) => id === own.id));
    const fixes = parts.filter((one) => one !== undefined);
    const edits = fixes.flatMap((one) => one.edits);
    if (fixes.length < credentials.length || !areApart(edits)) return [];
    return {
      id: `${own.id}:all`,
      title: `In all ${credentials.length} files: ${own.title.charAt(0).toLowerCase()}${own.title.slice(1)}`,
      safety: 'review',
      edits,
      followUp: eachOnce(fixes.flatMap(({ followUp }) => followUp)),
    };
  });
}

/** From the environment every place has its own; one entry is a vault's. */
function isVault(id: string): boolean {
  return id.startsWith('vault-reference:') && id !== 'vault-reference:environment';
}

/** Two changes of one file may be made on the same line. */
function areApart(edits: readonly FileEdit[]): boolean {
  return new Set(edits.map(({ file }) => file)).size === edits.length;
}

function eachOnce(steps: readonly Step[]): Step[] {
  const seen = new Set<string>();
  return steps.filter((step) => !seen.has(stepText(step)) && seen.add(stepText(step)));
}
