/** Variables of a whole job: a step may be the only one that has use for them, and a vault is read once for all. */
import { get, textOf } from '../../../syntax/value';
import { dropEntry } from '../../data/entries';
import type { Edit, Step } from '../../model';
import type { Vault } from '../../vaults/model';
import type { Place } from '../model';
import { stepVariable } from '../pipelines/step-variable';
import { actionOf, jobsOf, type Where } from './place';
import { readBefore } from './vault';

export interface Put {
  readonly edits: readonly Edit[];
  readonly steps: readonly Step[];
}

/** An entry of the job's environment, of which a single script has use, goes there. */
export function movedToStep({ text, credential }: Place, where: Where, expression: string): Put | undefined {
  const { document, found, level } = where;
  const jobs = jobsOf(document);
  const value = level === 'job' ? where.job?.value : level === 'workflow' && jobs.length === 1 ? jobs[0] : undefined;
  const steps = get(value, 'steps');
  const { entry, parents } = found;
  const whole = found.value.span.start === credential.span.start && found.value.span.end === credential.span.end;
  if (steps?.kind !== 'list' || !entry || !whole || credential.encoded) return undefined;
  const users = steps.items.filter((step) => needsEnvironment(step, entry.key));
  const [only] = users;
  if (users.length !== 1 || only?.kind !== 'object' || get(only, 'env', entry.key)) return undefined;
  const added = stepVariable(text, only, entry.key, expression);
  const dropped = added && droppedFrom(text, where, parents);
  return (
    dropped && { edits: [dropped, added], steps: [`Of the ${level} only one step runs a script: ${entry.key} moves to its env.`] }
  );
}

/** An entry of the job's environment goes: the reading step gives the variable to every step behind it. */
export function exportedToJob(place: Place, where: Where, vault: Vault): Put | undefined {
  const { text, context } = place;
  const { document, found } = where;
  const jobs = jobsOf(document);
  const value = where.job?.value ?? (jobs.length === 1 ? jobs[0] : undefined);
  const steps = get(value, 'steps');
  const { entry, parents } = found;
  const whole = found.value.span.start === place.credential.span.start && found.value.span.end === place.credential.span.end;
  if (!value || steps?.kind !== 'list' || !entry || !whole || place.credential.encoded) return undefined;
  const index = steps.items.findIndex((step) => needsEnvironment(step, entry.key));
  const form = vault.pipelines?.actions?.(place.name, entry.key, true);
  if (!form || index < 0) return undefined;
  const reading = readBefore({ context, text, document, job: { value, steps }, index }, form);
  const dropped = reading && droppedFrom(text, where, parents);
  if (!dropped) return undefined;
  return { edits: [dropped, ...reading.edits], steps: reading.steps };
}

/** A script, an action of the repository, or one that is given the variable. */
function needsEnvironment(step: Parameters<typeof actionOf>[0], key: string): boolean {
  const action = actionOf(step);
  const inputs = get(step, 'with');
  const given = inputs?.kind === 'object' && inputs.entries.some(({ value }) => textOf(value)?.includes(`env.${key}`));
  return action === undefined || action.startsWith('.') || given || !/^actions\/(?:checkout|setup-|cache)/.test(action);
}

/** The entry, or all of `env:` where it was the only one. */
function droppedFrom(text: string, { found }: Where, parents: Where['found']['parents']): Edit | undefined {
  const env = parents.at(-1);
  const holder = parents.at(-2);
  if (env?.kind !== 'object' || holder?.kind !== 'object' || !found.entry) return undefined;
  if (env.entries.length > 1) return dropEntry(text, env, found.entry);
  const own = holder.entries.find(({ value }) => value === env);
  return own && dropEntry(text, holder, own);
}
