/** Jenkinsfile, declarative and scripted: a credential of Jenkins, which a vault may stand behind, or the vault's own step. */
import type { Edit, Step } from '../model';
import { dns } from '../naming';
import { indentAt, lineStart, newlineOf } from '../text';
import type { JenkinsForm } from '../vaults/forms/pipeline';
import type { Vault } from '../vaults/model';
import { type Around, around } from './jenkins/groovy';
import { stepEdits, wrapped } from './jenkins/step';
import type { Draft, HostFixes, Place } from './model';
import { cloudOf } from './pipelines/cloud';
import { isPresent } from './pipelines/present';

export const jenkins: HostFixes = {
  id: 'jenkins',
  title: 'Jenkinsfile',
  serves: (file) => /(?:^|\/)jenkinsfile(?:[.-][\w-]+)?$|\.jenkinsfile$/i.test(file),
  without: { 'aws-ssm': 'Jenkins has no credentials provider for it' },
  reference,
  byHand: ({ name }) => [
    `Keep the value as the credential ${credentialId(name)} of Jenkins, and put withCredentials([string(credentialsId: '${credentialId(name)}', variable: '${name.env}')]) around the steps that need it. Scripts read the variable in single quotes: Groovy would write its value into the command.`,
  ],
};

function reference(place: Place, vault: Vault): Draft | undefined {
  const { text, credential, name } = place;
  const here = isPresent(place) ? around(text, credential.span.start) : undefined;
  if (!here || credential.encoded || credential.encoding || credential.span.end > here.string.end) return undefined;
  if (vault.cloud && vault.cloud === cloudOf(credential)) return undefined;
  const form: JenkinsForm | undefined = vault.environment
    ? ownStore(place)
    : vault.pipelines?.jenkins?.(name, variableOf(text, here, place));
  if (!form) return undefined;
  return inEnvironment(place, here, form, vault) ?? inList(place, here, form, vault) ?? inStep(place, here, form, vault);
}

function credentialId({ service, component, field }: Place['name']): string {
  return dns(service, component, field);
}

/** Jenkins keeps the value itself. */
function ownStore({ name }: Place): JenkinsForm {
  const id = credentialId(name);
  return {
    credential: { id, behind: [] },
    store: [`Add the value in Jenkins as a credential of the kind Secret text with the ID ${id}, in the folder of the job.`],
  };
}

/** `DB_PASSWORD = '…'` of a declarative pipeline; the password of a longer value gets a line of its own before it. */
function inEnvironment(place: Place, here: Around, { credential, store }: JenkinsForm, vault: Vault): Draft | undefined {
  const { text, name } = place;
  const { string, blocks } = here;
  const given = /^[ \t]*([A-Za-z_]\w*)[ \t]*=[ \t]*$/.exec(text.slice(lineStart(text, string.start), string.start));
  if (blocks.at(-1)?.head !== 'environment' || !blocks[0]?.head.startsWith('pipeline') || !given || !credential) return undefined;
  const reading = `credentials('${credential.id}')`;
  const content = { start: string.start + string.quote.length, end: string.end - string.quote.length };
  const steps = credential.behind;
  if (content.start === place.credential.span.start && content.end === place.credential.span.end) {
    const edit = { start: string.start, end: string.end, text: reading };
    return draft(place, vault, [edit], steps, store, `credentials('${credential.id}')`);
  }
  const written = text.slice(content.start, content.end);
  const variable = name.env === given[1] ? `${name.env}_VALUE` : name.env;
  if (string.quote.length === 3 || /[\\$"]/.test(written) || new RegExp(`\\b${variable}\\b`).test(text)) return undefined;
  const start = lineStart(text, string.start);
  const line = `${indentAt(text, start)}${variable} = ${reading}${newlineOf(text)}`;
  const value = `"${text.slice(content.start, place.credential.span.start)}\${${variable}}${text.slice(place.credential.span.end, content.end)}"`;
  return draft(
    place,
    vault,
    [
      { start, end: start, text: line },
      { start: string.start, end: string.end, text: value },
    ],
    steps,
    store,
    `credentials('${credential.id}')`,
  );
}

/** `withEnv(['TOKEN=…']) {` with nothing else in it becomes the step that gives the variable. */
function inList(place: Place, here: Around, form: JenkinsForm, vault: Vault): Draft | undefined {
  const { text, credential } = place;
  const { string } = here;
  const start = lineStart(text, string.start);
  const name = /^[ \t]*withEnv\(\[[ \t]*$/.test(text.slice(start, string.start)) ? variableOf(text, here, place) : undefined;
  const close = /^[ \t]*\]\)/.exec(text.slice(string.end, string.end + 20))?.[0];
  const given = text.slice(string.start + string.quote.length, credential.span.start);
  if (!name || close === undefined || given !== `${name}=` || credential.span.end !== string.end - string.quote.length)
    return undefined;
  const step = stepOf(form, name);
  if (!step) return undefined;
  const at = start + indentAt(text, start).length;
  return draft(place, vault, [{ start: at, end: string.end + close.length, text: step.text }], step.needs, form.store, step.note);
}

/** A script of a step: the variable is known in a block around it. */
function inStep(place: Place, here: Around, form: JenkinsForm, vault: Vault): Draft | undefined {
  const { text, credential } = place;
  const variable = variableOf(text, here, place);
  const step = stepOf(form, variable);
  if (!step || here.brackets.length > 1) return undefined;
  const edits = stepEdits(text, here, credential.span, variable);
  const all = edits && wrapped(text, here, step.text, edits);
  return all && draft(place, vault, all, step.needs, form.store, step.note);
}

/** The vault's own step, else Jenkins' own with the credential. */
function stepOf(
  { wrapper, credential }: JenkinsForm,
  variable: string,
): { text: string; needs: readonly Step[]; note: string } | undefined {
  if (wrapper) return { text: wrapper.step, needs: wrapper.needs, note: 'read by a step' };
  if (!credential) return undefined;
  const text = `withCredentials([string(credentialsId: '${credential.id}', variable: '${variable}')])`;
  return { text, needs: credential.behind, note: `credentials('${credential.id}')` };
}

/** The variable a list gives the value to; in a script one that nothing in the file is called. */
function variableOf(text: string, { string }: Around, { credential, name }: Place): string {
  const given = /^([A-Za-z_]\w*)=$/.exec(text.slice(string.start + string.quote.length, credential.span.start))?.[1];
  const isList = /withEnv\(\[[ \t]*$/.test(text.slice(lineStart(text, string.start), string.start));
  if (given && isList) return given;
  return new RegExp(`\\b${name.env}[ \\t]*=[ \\t]*['"]`).test(text) ? `${name.env}_VALUE` : name.env;
}

function draft(
  { file }: Place,
  vault: Vault,
  edits: readonly Edit[],
  steps: readonly Step[],
  store: readonly Step[] | undefined,
  note: string,
): Draft {
  // A secret that is stored in another way than for other hosts has another name than the vault would say.
  const title = vault.environment
    ? `Read the value from ${note}`
    : store
      ? `Replace with a reference to ${vault.title} (${note})`
      : undefined;
  return {
    ...(title ? { title } : { note }),
    safety: 'review',
    edits: [{ file, edits }],
    steps,
    ...(store ? { followUp: store } : {}),
  };
}
