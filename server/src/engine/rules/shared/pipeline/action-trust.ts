/** Whose code an action is, and whether it can change under the workflow that uses it. */
import type { PipelineFact, PipelineUse } from '../../../facts/model';
import type { IdentityGraph } from '../../../graph/model';
import { placesOf, workflowsOf } from './workflow-places';

/** Who runs the runner can have the secrets anyway. */
const FIRST_PARTY = new Set(['actions', 'github', 'dependabot']);
/** Makers of the tool or cloud that the credential is for: they are trusted with it already, a moved tag is still a risk. */
const MAKERS = new Set(
  (
    'aws-actions azure google-github-actions hashicorp docker pypa rubygems rust-lang nuget microsoft opentofu pulumi oracle-actions ' +
    'redhat-actions cloudflare digitalocean vercel netlify snyk sonarsource codecov getsentry gradle terraform-linters pnpm astral-sh ' +
    'googleapis goreleaser sigstore anchore aquasecurity bufbuild chainguard-dev doppler 1password bitwarden slackapi'
  ).split(' '),
);

export type Party = 'own' | 'maker' | 'third';

/** `owners`: those whose workspace this is. */
export function partyOf({ name, text }: PipelineUse, owners: ReadonlySet<string>): Party {
  if (/^(?:\.{1,2}|\$)\//.test(text)) return 'own';
  const owner = name.slice(0, Math.max(name.indexOf('/'), 0));
  if (FIRST_PARTY.has(owner) || owners.has(owner)) return 'own';
  return MAKERS.has(owner) ? 'maker' : 'third';
}

/** A full commit, or the digest of an image: nobody can put other code behind it. */
export function isPinned({ ref = '', text }: PipelineUse): boolean {
  return text.startsWith('docker://') ? /^sha256:[0-9a-f]{64}$/i.test(ref) : /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(ref);
}

const COMPARED = /\bgithub\.repository(?:_owner)?[ \t]*[!=]=[ \t]*'([\w.-]{1,100})(?:\/[\w.-]{1,100})?'/gi;

/** Who owns the repository, as its workflows say themselves: `if: github.repository_owner == 'example-org'`. */
export function ownersIn(graph: IdentityGraph): ReadonlySet<string> {
  const known = remembered.get(graph);
  if (known) return known;
  const found = new Set(workflowsOf(graph).flatMap(ownersSaid));
  remembered.set(graph, found);
  return found;
}

const remembered = new WeakMap<IdentityGraph, ReadonlySet<string>>();

/** At an edit all other workflows say what they said before. */
const said = new WeakMap<PipelineFact, readonly string[]>();

function ownersSaid(workflow: PipelineFact): readonly string[] {
  const known = said.get(workflow) ?? ownersRead(workflow);
  said.set(workflow, known);
  return known;
}

function ownersRead(workflow: PipelineFact): string[] {
  const conditions = workflow.jobs.flatMap(({ condition, steps }) => [condition, ...steps.map((step) => step.condition)]);
  const texts = [...conditions.map((one) => one?.text ?? ''), ...placesOf(workflow).map(({ expression }) => expression.text)];
  return texts
    .filter((text) => text.includes('github.repository'))
    .flatMap((text) => [...text.matchAll(COMPARED)].map(([, owner = '']) => owner.toLowerCase()));
}
