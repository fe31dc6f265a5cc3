/** The version of the policy language that a document asks for. */
import { entryOf, HOLE, type ObjectValue } from '../../syntax/value';
import type { GrammarIssue, Statement, Term } from '../model';

const CURRENT = '2012-10-17';
const OLD = '2008-10-17';

/** `${aws:username}`, `${s3:prefix}`: known since 2012 only. Two colons are CloudFormation's own (`${AWS::Region}`). */
const VARIABLE = /\$\{[A-Za-z][\w.-]{0,63}:[^:{}][^{}]{0,127}\}/;

/** Versions of the policy languages of other clouds, whose documents look alike: Alibaba Cloud's, Tencent's, Huawei's. */
const FOREIGN = /^(?:[1-9]|\d\.\d)$/;

/** Whether the document is written for another cloud. */
export function isForeign(document: ObjectValue): boolean {
  const version = (entryOf(document, 'Version') ?? entryOf(document, 'version'))?.value;
  if (version?.kind === 'literal') return typeof version.value === 'number' && version.value < 100;
  return version?.kind === 'string' && FOREIGN.test(version.text);
}

/** No version, an old one or one that does not exist. Without the current one policy variables are plain text. */
export function versionIssues(document: ObjectValue, statements: readonly Statement[]): GrammarIssue[] {
  const entry = entryOf(document, 'Version');
  const variables = statements.some(usesVariables);
  const effect = variables ? ', so its policy variables are plain text' : '';
  if (!entry) {
    const place = entryOf(document, 'Statement')?.keySpan;
    // With keys of its own it is the resource that holds the statements, or the version is misspelt.
    const whole = document.entries.every(({ key }) => key === 'Statement' || key === 'Id');
    if (!place || !whole || !statements.some(isOfPolicy)) return [];
    const code = variables ? 'variables-without-version' : 'missing-version';
    return [{ code, message: `The policy document has no Version${effect}`, span: place }];
  }
  const { value } = entry;
  if (value.kind !== 'string' || value.tag || value.text.includes(HOLE) || value.text === CURRENT) return [];
  const code = value.text !== OLD ? 'invalid-version' : variables ? 'variables-in-old-version' : 'old-version';
  const message =
    value.text === OLD
      ? `The policy document asks for the language of 2008${effect}`
      : 'The policy document has a Version that does not exist';
  return [{ code, message, span: value.span, instead: CURRENT }];
}

/** The rules of a web firewall have statements too. */
function isOfPolicy({ effect, actions, notActions }: Statement): boolean {
  return effect !== 'unknown' || actions.length + notActions.length > 0;
}

/** Variables count in resources and in the values of conditions (IAM User Guide, "Where you can use policy variables"). */
function usesVariables({ resources, notResources, conditions }: Statement): boolean {
  const named = ({ text }: Term) => VARIABLE.test(text);
  return [...resources, ...notResources].some(named) || conditions.some(({ values }) => values.some(named));
}
