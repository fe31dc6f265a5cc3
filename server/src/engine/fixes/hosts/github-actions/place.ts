/** Where in a workflow, or in a composite action, a literal stands. */
import { entryOf, get, type ListValue, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import type { Place } from '../model';
import { isPresent } from '../pipelines/present';
import { pipelineDocuments } from '../pipelines/scalar';
import { type Found, findLiteral } from '../tree';

/** The part of the file whose steps run one after another, and the step in it. */
export interface Job {
  /** The job, or `runs` of a composite action. */
  readonly value: ObjectValue;
  readonly steps?: ListValue | undefined;
}

export interface Where {
  readonly document: ObjectValue;
  readonly found: Found;
  readonly composite: boolean;
  readonly level: 'workflow' | 'job' | 'service' | 'call' | 'step';
  /** `env`, `with`, `run`, `secrets`, `credentials`. */
  readonly part: string;
  readonly job?: Job;
  readonly step?: ObjectValue;
  readonly index?: number;
}

/** The place, if a value of the secrets' context or of a step may stand there; else undefined. */
export function whereIs(place: Place): Where | undefined {
  return isPresent(place) ? whereOf(place.file, place.text, place.credential) : undefined;
}

/** The same of any string of the file. */
export function whereOf(file: string, text: string, at: Parameters<typeof findLiteral>[1]): Where | undefined {
  for (const document of pipelineDocuments(file, text)) {
    const found = findLiteral(document, at);
    if (found && document.kind === 'object') return classify(document, found);
  }
  return undefined;
}

function classify(document: ObjectValue, found: Found): Where | undefined {
  const { path, parents } = found;
  const base = { document, found, composite: false };
  if (path[0] === 'env' && path.length === 2) return { ...base, level: 'workflow', part: 'env' };
  if (path[0] === 'runs') return composite(document, found);
  const job = parents[2];
  if (path[0] !== 'jobs' || job?.kind !== 'object') return undefined;
  const here = { ...base, job: jobOf(job) };
  const [, , third = '', fourth = '', fifth = ''] = path;
  if (third === 'env' && path.length === 4) return { ...here, level: 'job', part: 'env' };
  if (third === 'secrets' && path.length === 4) return { ...here, level: 'call', part: 'secrets' };
  if (third === 'container' && path.length === 5) return service(here, fourth);
  if (third === 'services' && path.length === 6) return service(here, fifth);
  if (third !== 'steps') return undefined;
  return inStep(here, parents[4], Number(fourth), path.slice(4));
}

function composite(document: ObjectValue, found: Found): Where | undefined {
  const { path, parents } = found;
  const runs = parents[1];
  if (path[1] !== 'steps' || runs?.kind !== 'object' || textOf(get(runs, 'using')) !== 'composite') return undefined;
  const here = { document, found, composite: true, job: jobOf(runs) };
  return inStep(here, parents[3], Number(path[2]), path.slice(3));
}

function inStep(
  here: Omit<Where, 'level' | 'part'>,
  step: Value | undefined,
  index: number,
  [part = '', ...rest]: string[],
): Where | undefined {
  const isEntry = (part === 'env' || part === 'with') && rest.length === 1;
  if (step?.kind !== 'object' || !(isEntry || (part === 'run' && rest.length === 0))) return undefined;
  return { ...here, level: 'step', part, step, index };
}

/** Only their environment and their login see secrets: docs.github.com/actions/reference/workflows-and-actions/contexts#context-availability */
function service(here: Omit<Where, 'level' | 'part'>, part: string): Where | undefined {
  return part === 'env' || part === 'credentials' ? { ...here, level: 'service', part } : undefined;
}

function jobOf(value: ObjectValue): Job {
  const steps = get(value, 'steps');
  return steps?.kind === 'list' ? { value, steps } : { value };
}

/** The jobs of a workflow. */
export function jobsOf(document: Value): ObjectValue[] {
  const jobs = get(document, 'jobs');
  return jobs?.kind === 'object' ? jobs.entries.flatMap(({ value }) => (value.kind === 'object' ? [value] : [])) : [];
}

/** `uses: owner/name@ref` without the version, in lower case. */
export function actionOf(step: Value | undefined): string | undefined {
  return textOf(get(step, 'uses'))?.split('@')[0]?.toLowerCase();
}

/** The shell of a `run`, by name; GitHub's default on Windows is PowerShell. */
export function shellOf({ document, job, step }: Where): string {
  const own =
    textOf(get(step, 'shell')) ??
    textOf(get(job?.value, 'defaults', 'run', 'shell')) ??
    textOf(get(document, 'defaults', 'run', 'shell'));
  if (own !== undefined) return own.split(/\s/)[0] ?? '';
  const runner = entryOf(job?.value, 'runs-on')?.value;
  return runner?.kind === 'string' && /windows/i.test(runner.text)
    ? 'pwsh'
    : /\bmatrix\b/.test(textOf(runner) ?? '')
      ? ''
      : 'bash';
}
