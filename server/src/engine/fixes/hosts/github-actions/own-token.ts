/** A personal token for the repository that the workflow belongs to: the job has one of its own, for as long as it runs. */
import { get, type ObjectValue, textOf } from '../../../syntax/value';
import { dropEntry } from '../../data/entries';
import type { Edit } from '../../model';
import type { Draft, Place } from '../model';
import { expressionEdits } from '../pipelines/scalar';
import { withPermissions } from './permissions';
import { actionOf, type Where } from './place';

const INPUTS = /^(?:github[-_]token|repo[-_]token|gh[-_]token)$/i;
const COMMANDS = /\bgh[ \t]+(pr|issue|release|run|workflow|label|cache)\b/g;
/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions */
const SCOPES: Readonly<Record<string, string>> = {
  pr: 'pull-requests',
  issue: 'issues',
  release: 'contents',
  run: 'actions',
  workflow: 'actions',
  label: 'issues',
  cache: 'actions',
};
const ELSEWHERE = /--repo\b|[ \t]-R[ \t=]|GH_REPO|GH_HOST|\bgh[ \t]+(?:api|repo|org|secret|auth|gist|project)\b/;

/** https://docs.github.com/actions/security-for-github-actions/security-guides/automatic-token-authentication */
export function ownToken(place: Place, where: Where): Draft | undefined {
  if (!place.credential.format?.startsWith('github-')) return undefined;
  const { step, found, part, level, job, document } = where;
  const key = found.path.at(-1) ?? '';
  if (level !== 'step' || !step) return undefined;
  const isCheckout = part === 'with' && actionOf(step) === 'actions/checkout' && key === 'token';
  const edits = isCheckout ? checkedOut(place.text, step, where) : isOwn(step, part, key) ? given(place, where) : undefined;
  const permission = edits && job && part === 'env' ? withPermissions(place.text, document, job.value, scopesOf(step)) : NONE;
  if (!edits || !permission) return undefined;
  return {
    title: "Use the job's own token (github.token)",
    safety: 'review',
    edits: [{ file: place.file, edits: [...edits, ...permission.edits] }],
    steps: [
      ...(part === 'env'
        ? permission.steps
        : [
            'Give the job the permissions that its steps need (contents: write to push, pull-requests: write to comment) and no others.',
          ]),
      'What is pushed with this token starts no other workflow: where one must start, use the token of a GitHub App.',
    ],
  };
}

const NONE = { edits: [], steps: [] };

function scopesOf(step: ObjectValue): Record<string, string> {
  const run = textOf(get(step, 'run')) ?? '';
  return Object.fromEntries(
    [...run.matchAll(COMMANDS)].flatMap(([, word = '']) => (SCOPES[word] ? [[SCOPES[word], 'write']] : [])),
  );
}

/** The action takes the job's token where it is given none; one for another repository stays. */
function checkedOut(text: string, step: ObjectValue, { found }: Where): Edit[] | undefined {
  const inputs = get(step, 'with');
  if (inputs?.kind !== 'object' || !found.entry || get(inputs, 'repository') || get(inputs, 'submodules')) return undefined;
  const own = step.entries.find(({ value }) => value === inputs);
  const edit = inputs.entries.length > 1 ? dropEntry(text, inputs, found.entry) : own && dropEntry(text, step, own);
  return edit && [edit];
}

function isOwn(step: ObjectValue, part: string, key: string): boolean {
  if (part === 'with') return INPUTS.test(key) && !get(step, 'with', 'repository') && !get(step, 'with', 'repo');
  const run = textOf(get(step, 'run')) ?? '';
  return part === 'env' && /^(?:GITHUB_TOKEN|GH_TOKEN)$/.test(key) && run.search(COMMANDS) >= 0 && !ELSEWHERE.test(run);
}

function given(place: Place, { found }: Where): Edit[] | undefined {
  const { value } = found;
  const whole = value.span.start === place.credential.span.start && value.span.end === place.credential.span.end;
  return whole ? expressionEdits(place, found, '${{ github.token }}') : undefined;
}
