/** Logins by variables or inputs that stand together. */
import type { PipelineFact, PipelineText, PipelineVariable } from '../../facts/model';
import { CLOUDS, type Cloud, INPUTS, OF_CLOUD } from './clouds';
import type { Login } from './logins';
import { isOtherStore, plain } from './store';

/** Variables that stand together. */
export interface Group {
  readonly variables: readonly PipelineVariable[];
  readonly where: string;
  readonly uses?: string;
  /** What else says which store the key is for. */
  readonly around: readonly PipelineVariable[];
  readonly words: readonly string[];
}

export function groupLogins(fact: PipelineFact, group: Group): Login[] {
  return group.variables.flatMap((variable): Login[] => {
    const { value } = variable;
    const name = plain(variable.name);
    const cloud = CLOUDS.find((one) => one.secret.test(name)) ?? byInput(group.uses, name) ?? bySecret(group, variable);
    const source = cloud && value ? storedIn(fact, group, variable) : undefined;
    if (!cloud || !value || !source) return [];
    if (cloud.temporary && group.variables.some((one) => cloud.temporary?.test(plain(one.name)) && one.value?.text)) return [];
    if (cloud.title === 'AWS' && isOtherStore([...group.around, ...group.variables, variable], group.words)) return [];
    const related = group.variables
      .filter((one) => cloud.partner.test(plain(one.name)) && one.value)
      .map((one) => ({ span: (one.value as PipelineText).span, message: `${one.name} of the same login` }));
    return [{ cloud, value, source, where: group.where, name: variable.name, related }];
  });
}

function byInput(uses: string | undefined, name: string): Cloud | undefined {
  const known = uses === undefined ? undefined : INPUTS.find(({ action, input }) => action.test(uses) && input.test(name));
  return known && CLOUDS.find(({ title }) => title === known.cloud);
}

/** An input of an action whose value says what it is. */
function bySecret({ uses }: Group, { expressions }: PipelineVariable): Cloud | undefined {
  const [only, more] = expressions;
  const stored = uses === undefined || more ? undefined : /^secrets\.(\w{1,100})$/.exec(only?.text ?? '')?.[1];
  const known = stored === undefined ? undefined : OF_CLOUD.find(({ name }) => name.test(stored));
  return known && CLOUDS.find(({ title }) => title === known.cloud);
}

/** Which stored value it is; undefined for a literal, an output of an earlier step and whatever else is made in the run. */
function storedIn({ system }: PipelineFact, { uses }: Group, { value, expressions }: PipelineVariable): string | undefined {
  const texts = expressions.map(({ text }) => text);
  if (system === 'github') {
    const found = texts.map((text) => /\bsecrets\s{0,4}(?:\.\s{0,4}[\w-]+|\[[^\]]{0,100}\])/i.exec(text)?.[0]);
    const named = found.filter((one) => one !== undefined);
    return named.find((one) => /secret\w|key|cred|pass/i.test(one.replace(/^secrets/i, ''))) ?? named[0];
  }
  if (system === 'azure') return texts.find((text) => !text.includes('.'));
  // https://circleci.com/developer/orbs/orb/circleci/aws-cli: an input of the type env_var_name
  if (system === 'circleci' && uses && /^\$?[A-Z][A-Z0-9_]*$/.test(value?.text ?? '')) return value?.text.replace('$', '');
  return texts[0]?.replace(/^credentials:/, 'the credential ');
}
