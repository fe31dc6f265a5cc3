/** Names for the variables and inputs that take a credential's place in an agent's configuration. */
import type { CredentialFact } from '../../../facts/model';
import { wordsOf } from '../../naming-parts';
import { perObject } from '../../remember';
import type { Place } from '../model';

/** The variable that a server reads keeps its name; anything else gets the server's. Two values never share a name. */
export function variableOf({ credential, context, name }: Place): string {
  const literals = agentLiterals(context.graph);
  const free = (nameOf: (one: CredentialFact) => string) => {
    const own = nameOf(credential);
    return literals.every((one) => one.fingerprint === credential.fingerprint || nameOf(one) !== own) ? own : undefined;
  };
  return free(ownName) ?? free(fullName) ?? name.env;
}

const agentLiterals = perObject((graph: Place['context']['graph']) =>
  [...graph.facts.values()].flatMap(({ credentials }) =>
    credentials.filter(({ slot, storage }) => storage === 'literal' && slot.kind.startsWith('agent-')),
  ),
);

function ownName(credential: CredentialFact): string {
  const { slot, type } = credential;
  const isRead = slot.kind === 'agent-env' && type !== 'connection-string' && /^[A-Z_][A-Z0-9_]*$/.test(slot.name);
  return isRead ? slot.name : fullName(credential);
}

function fullName({ slot, type }: CredentialFact): string {
  const owner = wordsOf(slot.owner ?? '');
  const words = wordsOf(slot.name).filter((word, index) => !(index === 0 && word === 'x'));
  const field =
    type === 'connection-string' ? ['password'] : /authorization$/i.test(slot.name) || words.length === 0 ? ['token'] : words;
  const all = field[0] === owner[0] ? field : [...owner, ...field];
  const joined = all.join('_').toUpperCase();
  return /^[A-Z]/.test(joined) ? joined : `MCP_${joined}`;
}
