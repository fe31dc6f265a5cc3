/** Identities that a policy names: principals of a trust, roles among its resources. */
import type { Identity, IdentityGraph, ResolvedPolicy } from '../engine/graph/model';
import type { Term } from '../engine/iam/model';
import { folderOf } from '../engine/syntax/path';
import type { Span } from '../engine/syntax/span';

/** The terms of a document that name an identity of the graph. */
export function termsNaming(graph: IdentityGraph, policy: ResolvedPolicy): { identity: Identity; span: Span }[] {
  return candidatesOf(policy).flatMap(({ aliases, span }) => {
    const identity = aliases.map((alias) => graph.byAlias.get(alias)).find((one) => one !== undefined);
    return identity ? [{ identity, span }] : [];
  });
}

interface Candidate {
  readonly aliases: readonly string[];
  readonly span: Span;
}

/** At an edit nearly all documents are what they were. */
const known = new WeakMap<ResolvedPolicy, readonly Candidate[]>();

function candidatesOf(policy: ResolvedPolicy): readonly Candidate[] {
  const before = known.get(policy);
  if (before) return before;
  const found = policy.statements.flatMap(({ principals, notPrincipals, resources, notResources }) =>
    [...principals, ...notPrincipals, ...resources, ...notResources].flatMap((term) => {
      const aliases = aliasesOf(term);
      return aliases.length > 0 ? [{ aliases, span: term.span }] : [];
    }),
  );
  known.set(policy, found);
  return found;
}

const ARN = /^arn:aws[a-z-]*:iam::[0-9]{0,12}:(role|user|group)\/(?:[^/*]{1,128}\/){0,8}([^/*]{1,128})$/;
const TERRAFORM = /^(aws_iam_(?:role|user|group)\.[\w-]{1,128})\.(?:arn|name|id)$/;
const CLOUDFORMATION = /^!?(?:GetAtt|Ref)?\s?([A-Za-z0-9]{1,255})(?:\.Arn)?$/;

/** Names under which the graph may know what a term says. */
function aliasesOf({ state, text, reference, span }: Term): string[] {
  const arn = state === 'known' ? ARN.exec(text) : null;
  if (arn) return [text, `iam-${arn[1]}:${arn[2]}`];
  if (reference === undefined) return [];
  const resource = TERRAFORM.exec(reference);
  if (resource) return [`tf:${folderOf(span.file)}:${resource[1]}`];
  const logical = CLOUDFORMATION.exec(reference);
  return logical ? [`cfn:${span.file}:${logical[1]}`] : [];
}
