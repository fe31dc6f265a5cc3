/** A file that is an AWS policy document as a whole (`policies/deploy.json`), as people keep beside their templates. */
import type { Purpose } from '../../iam/model';
import { readPolicy } from '../../iam/statements';
import { get, itemsOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';

/** Adds a policy fact when the document has statements with an effect and actions. What refers to it is not known here. */
export function addPolicyFile({ file, facts }: ExtractContext, document: Value): void {
  const isPolicy = itemsOf(get(document, 'Statement')).some(
    (statement) => get(statement, 'Effect') && (get(statement, 'Action') || get(statement, 'NotAction')),
  );
  if (!isPolicy) return;
  facts.policies.push({
    key: `file:${file}`,
    name: file.slice(file.lastIndexOf('/') + 1),
    purpose: purposeOf(file),
    form: 'file',
    statements: readPolicy(document),
    holders: [],
    span: document.span,
  });
}

/** Only the path can tell that a document takes rights away: its text looks like a grant. */
function purposeOf(file: string): Purpose {
  if (/(?:^|[/._-])(?:scps?|rcps?|service[-_]?control)(?=[/._-])/i.test(file)) return 'scp';
  return /boundar(?:y|ies)/i.test(file) ? 'boundary' : 'unknown';
}
