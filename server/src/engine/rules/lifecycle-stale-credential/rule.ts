import type { CredentialFact, EncryptedFact } from '../../facts/model';
import { filesWithEither } from '../../graph/having';
import type { IdentityGraph } from '../../graph/model';
import { daysBetween } from '../../secrets/reading/times';
import type { Span } from '../../syntax/span';
import { type Circumstances, defineRule, type Hit, type LineAge } from '../model';
import { EVERY_HOST, placeOf } from '../secret-hit';
import docs from './doc.md';

/** The credentials of a place that git has had unchanged for longer than the team's limit. */
type Look = (span: Span) => LineAge | undefined;

const STEPS = [
  'Find out who issued it and which programs use it.',
  'Issue a new one beside it, write that in its place (in a vault, where it is written out), and let every program take it.',
  'Withdraw the old one where it was issued; then see that nothing fails.',
];
const TOOLS: Readonly<Record<EncryptedFact['kind'], string>> = {
  sops: 'SOPS',
  'sealed-secret': 'a SealedSecret',
  'ansible-vault': 'ansible-vault',
};
const WORDS: Partial<Record<CredentialFact['type'], string>> = {
  password: 'password',
  token: 'token',
  'access-key': 'access key',
  'private-key': 'private key',
  'connection-string': 'password of a connection',
};

function hitOf(span: Span, what: string, { since, author }: LineAge, credential?: CredentialFact): Hit {
  return {
    span,
    message: `${what} is in git, unchanged, since ${since} (${author}): nobody seems to have replaced it`,
    ...(credential ? { credential } : {}),
    remedies: [{ type: 'manual', title: 'Replace it, and withdraw the old one', steps: STEPS }],
  };
}

function written(credential: CredentialFact, look: Look): Hit[] {
  const { storage, source, confidence, span, type } = credential;
  const isEncrypted = storage === 'vault' && source === 'ansible-vault';
  if (!isEncrypted && (storage !== 'literal' || confidence === 'low')) return [];
  const age = look(span);
  const what = isEncrypted ? 'The value that ansible-vault has encrypted' : `The ${WORDS[type] ?? 'secret'} that is written out`;
  return age ? [hitOf(span, `${what}${placeOf(credential)}`, age, credential)] : [];
}

/** One finding for all that a file holds encrypted, at the one that is there longest. */
function encrypted(facts: readonly EncryptedFact[], look: Look): Hit[] {
  const aged = facts.flatMap((fact) => {
    const age = look(fact.span);
    return age ? [{ fact, age }] : [];
  });
  const [first, ...others] = [...aged].sort((a, b) => (a.age.since < b.age.since ? -1 : a.age.since > b.age.since ? 1 : 0));
  if (!first) return [];
  const name = first.fact.name === '' ? 'A file' : first.fact.name;
  const more = others.length === 0 ? '' : ` (and ${others.length} more of the file)`;
  return [hitOf(first.fact.span, `${name}, encrypted by ${TOOLS[first.fact.kind]}${more},`, first.age)];
}

function check(graph: IdentityGraph, { ageOf, today, limits }: Circumstances): Hit[] {
  if (!ageOf || today === undefined) return [];
  const look: Look = (span) => {
    const age = ageOf(span);
    return age && daysBetween(age.since, today) > limits['git-days'] ? age : undefined;
  };
  return filesWithEither(graph, 'credentials', 'encrypted').flatMap((facts) => [
    ...facts.credentials.flatMap((credential) => written(credential, look)),
    ...encrypted(facts.encrypted, look),
  ]);
}

export const rule = defineRule({
  id: 'lifecycle-stale-credential',
  title: 'Literal or encrypted credential that has stood in git unchanged for longer than the limit',
  group: 'lifecycle',
  severity: 'low',
  confidence: 'medium',
  owasp: ['NHI7'],
  cwe: ['CWE-324'],
  hosts: EVERY_HOST,
  docs,
  aboutValue: true,
  optIn: true,
  asksGit: true,
  scope: 'graph',
  check,
});
