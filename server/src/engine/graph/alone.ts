/** What of a file's verdict is settled by the file alone. */
import type { Facts, PipelineFact, SlotKind } from '../facts/model';
import { isPartOfModules, withModules } from '../facts/terraform/module/index';

/**
 * What else must be read before it is certain that no rule over the graph reports a place in this file: nothing, the files
 * that hold policies and attachments, or all. A document's purpose may be settled where it is attached; what a Terraform file
 * defines may end in a policy of another; a credential from the environment is judged by the vaults that the project reads; an account may set for all instances what one of them leaves
 * open; what an IAM user is given may stand anywhere; a credential that a call takes from another file is judged with both; workflows and actions that call each other share their rights. Of all else a rule says in the file's own graph whether there is a finding;
 * its severity, related places and fixes may still come from elsewhere. Left to a check of everything: what programs call against what
 * their roles grant, which takes all their source.
 */
export function asksFor(facts: Facts): 'nothing' | 'policies' | 'all' {
  const [said = facts] = withModules([facts]);
  const { policies, attachments, credentials, settings, identities, userMeans, pipelines, references, copies } = said;
  if (said.constants.length > 0 || said.constantUses.length > 0) return 'all';
  // Whether a file that is copied into an image holds a credential, that file says.
  if (copies.length > 0) return 'all';
  if (pipelines.some(isCalledOrCalls) || (pipelines.length > 0 && references.some(({ type }) => type === 'assumes')))
    return 'all';
  if (credentials.some(({ storage, slot }) => storage === 'none' || (storage === 'environment' && !NAMED.has(slot.kind))))
    return 'all';
  if (settings.some(({ about, state }) => about === 'instance-metadata' && state === 'missing')) return 'all';
  // Who is used, and whether others name their owners, the other files say.
  if (identities.some(({ kind, declared }) => declared && OWNED.has(kind))) return 'all';
  if (userMeans.length > 0) return 'all';
  // What pods name, manifests declare.
  return policies.length > 0 || attachments.length > 0 || said.pods.length > 0 || isPartOfModules(facts) ? 'policies' : 'nothing';
}

/** Identities that can name an owner. */
const OWNED: ReadonlySet<string> = new Set(['iam-role', 'iam-user', 'managed-identity', 'k8s-service-account']);

/** Places whose variables are known by their names alone: no rule judges them. */
const NAMED: ReadonlySet<SlotKind> = new Set<SlotKind>(['assignment', 'key-value', 'k8s-env', 'ci-variable', 'compose-env']);

/** Parts of the same repository: `./.github/workflows/build.yml`, `$/actions/build`. */
function isCalledOrCalls({ kind, triggers, jobs }: PipelineFact): boolean {
  const uses = jobs.flatMap((job) => [job.uses, ...job.steps.map((step) => step.uses)]);
  return (
    kind === 'action' ||
    triggers.some(({ name }) => name === 'workflow_call') ||
    uses.some((use) => /^[.$]\//.test(use?.text ?? ''))
  );
}
