/** A literal that stands in for a variable that is not set: without it the variable has to be. */
import type { Range } from '../../../syntax/span';
import type { Draft } from '../model';

/** What to say of it. `name` is a variable of the environment, or what `kind` says. */
export function withoutFallbackOf(name: string, kind = 'variable'): Pick<Draft, 'title' | 'followUp'> {
  return {
    title: `Remove the fallback; the ${kind} ${name} has to be set`,
    followUp: [`Set ${name} where this runs, from a vault or the secret store of the CI, never from a file in the repository.`],
  };
}

/** Whether the secret is all that the literal holds: a vault may take the place of both then, and of a part of it may not. */
export function isAll(text: string, literal: Range, secret: Range): boolean {
  return (
    /^\w{0,2}["'`]+\s*$/.test(text.slice(literal.start, secret.start)) && /^\s*["'`]+$/.test(text.slice(secret.end, literal.end))
  );
}
