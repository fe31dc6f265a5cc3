/** Resources that the module or template of a policy declares: what a wildcard resource may have meant. */
import { expandAction } from '../../iam/table/actions';
import type { PolicyValue } from '../../rules/model';
import { parseHcl } from '../../syntax/hcl/parser';
import { folderOf } from '../../syntax/path';
import { get, textOf } from '../../syntax/value';
import { documentsOf } from '../hosts/parse';
import { attributeOf } from '../hosts/terraform/locate';
import { moduleTexts } from '../hosts/terraform/module';
import type { FixContext } from '../model';
import { KINDS, type ResourceKind } from './kinds';

/** More than these are a choice for a person. */
const MOST = 8;

/**
 * The ARNs that stand for `*` in a statement with these action patterns: of the declared resources that each of them works on.
 * Undefined where some pattern finds none, as one that only takes `*`.
 */
export function arnsFor(context: FixContext, file: string, text: string, patterns: readonly string[]): PolicyValue[] | undefined {
  const declared = declaredIn(context, file, text);
  if (declared.length === 0 || patterns.length === 0) return undefined;
  const found = new Map<string, PolicyValue>();
  for (const pattern of patterns) {
    const templates = new Set(expandAction(pattern).flatMap(({ resources }) => resources));
    const own = declared.flatMap(({ alias, kind }) =>
      [...templates].flatMap((template) => {
        const suffix = kind.arns[template];
        return suffix === undefined ? [] : { alias, suffix };
      }),
    );
    if (own.length === 0) return undefined;
    for (const { alias, suffix } of own)
      found.set(`${alias}${suffix}`, { kind: 'arn', resource: alias, ...(suffix === '' ? {} : { suffix }) });
  }
  return found.size <= MOST ? [...found.values()] : undefined;
}

interface Declared {
  readonly alias: string;
  readonly kind: ResourceKind;
}

function declaredIn(context: FixContext, file: string, text: string): Declared[] {
  const host = context.graph.facts.get(file)?.host;
  if (host === 'terraform') return inModule(context, file, text);
  return host === 'cloudformation' ? inTemplate(file, text) : [];
}

/** Resources with `count` or `for_each` are several: which one is meant is not known. */
function inModule(context: FixContext, file: string, text: string): Declared[] {
  return [...moduleTexts(context, file, text).values()].flatMap((content) =>
    parseHcl(content).body.blocks.flatMap(({ type, labels, body }) => {
      const kind = type === 'resource' ? KINDS.find(({ terraform }) => terraform === labels[0]?.text) : undefined;
      const many = ['count', 'for_each'].some((name) => attributeOf(body, name));
      return kind && labels[1] && !many ? { alias: `tf:${folderOf(file)}:${kind.terraform}.${labels[1].text}`, kind } : [];
    }),
  );
}

function inTemplate(file: string, text: string): Declared[] {
  const resources = get(documentsOf(file, text)[0], 'Resources');
  if (resources?.kind !== 'object') return [];
  return resources.entries.flatMap(({ key, value }) => {
    const kind = KINDS.find(({ cloudformation }) => cloudformation === textOf(get(value, 'Type')));
    return kind && !get(value, 'Condition') ? { alias: `cfn:${file}:${key}`, kind } : [];
  });
}
