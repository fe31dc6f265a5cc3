/** Dynamic references: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
import { quoted, trimmedEnd } from '../../text';
import type { CloudFormationReference } from '../../vaults/forms/cloudformation';
import type { Draft, Place } from '../model';
import { isJson } from '../parse';
import { type At, isReadable, propertyOf, wantsArn } from './at';
import { secretWith } from './declared';

/** How many a template may have. */
const MOST = 60;

/** Whether CloudFormation resolves the vault's references in a property of this type and path. */
export function isResolved(form: CloudFormationReference, at: Pick<At, 'type' | 'keys'>): boolean {
  const { type, keys } = at;
  if (keys.length === 0 || wantsArn(keys) || (form.only && !form.only.has(propertyOf(at)))) return false;
  // Custom resources get the text itself; a secret that is made of another one is a copy of it.
  return !/^(?:Custom::|AWS::CloudFormation::CustomResource$|AWS::SecretsManager::Secret$|AWS::SSM::Parameter$)/.test(type);
}

export function hasRoom(text: string): boolean {
  return text.split('{{resolve:').length <= MOST;
}

export function dynamicReference(place: Place, at: At, form: CloudFormationReference): Draft | undefined {
  const { text, file, name } = place;
  const { value } = at.found;
  if (!isResolved(form, at) || isReadable(place, at) || !hasRoom(text)) return undefined;
  if (!isWhole(place, at)) return inPart(place, at, form.dynamic(name));
  const declared = form.declared && !value.tag ? secretWith(at.top, name.field) : undefined;
  const json = isJson(file, text);
  const range = trimmedEnd(text, value.literal);
  if (declared && form.declared) {
    const reference = form.declared.dynamic(declared.id, name.field);
    return {
      title: `Replace with a reference to the secret ${declared.id} of this template (key ${name.field})`,
      safety: 'review',
      edits: [{ file, edits: [{ ...range, text: json ? `{"Fn::Sub": "${reference}"}` : `!Sub '${reference}'` }] }],
      followUp: [`From the next deployment on, the value is the one that ${declared.id} holds.`],
    };
  }
  const quote = json || text[value.literal.start] === '"' ? '"' : "'";
  return { safety: 'review', edits: [{ file, edits: [{ ...range, text: quoted(form.dynamic(name), quote) }] }] };
}

function isWhole({ credential }: Place, { found: { value } }: At): boolean {
  return credential.span.start === value.span.start && credential.span.end === value.span.end;
}

function inPart({ text, credential, file }: Place, { found: { value, parents } }: At, reference: string): Draft | undefined {
  if (value.style === 'plain' && parents.some((parent) => /^[[{]/.test(text.slice(parent.span.start)))) return undefined;
  return {
    safety: 'review',
    edits: [{ file, edits: [{ start: credential.span.start, end: credential.span.end, text: reference }] }],
    steps: ['The value goes into the connection string as it is: choose one without the characters : / @ ? #.'],
  };
}
