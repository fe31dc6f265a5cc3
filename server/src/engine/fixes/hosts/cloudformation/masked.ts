/** A parameter with NoEcho: whoever deploys gives the value. */
import type { Edit } from '../../model';
import { trimmedEnd } from '../../text';
import type { Draft, Place } from '../model';
import { isJson } from '../parse';
import type { Found } from '../tree';
import { type At, isReadable } from './at';
import { parameterFor, withoutDefault } from './parameter';

export function masked(place: Place, at: At): Draft | undefined {
  const { text, file, name } = place;
  const parameter = parameterFor(text, at.top, name);
  const edits = parameter && referTo(place, at.found, parameter.name);
  if (!edits) return undefined;
  const shown = isReadable(place, at);
  return {
    title: `Replace with the masked parameter ${parameter.name} (NoEcho)${shown ? '; the value stays readable in the configuration' : ''}`,
    safety: shown ? 'review' : 'safe',
    edits: [{ file, edits: [...parameter.edits, ...edits] }],
    followUp: [
      `Give ${parameter.name} when you deploy, from the secret store of the CI, never from a file in the repository.`,
      ...(isFunction(at) ? [READ_AT_RUN_TIME] : []),
    ],
  };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-secrets-manager.html */
const READ_AT_RUN_TIME =
  'Better: give the function the ARN of a secret (DB_SECRET_ARN), let it read the value when it runs, and allow its role secretsmanager:GetSecretValue on that secret (SAM: AWSSecretsManagerGetSecretValuePolicy).';

function isFunction({ type, section }: At): boolean {
  return section === 'Globals' || /^AWS::(?:Lambda|Serverless)::Function$/.test(type);
}

/** `!Ref` in place of the literal; in a part of a string, or under `!Sub`, `${Name}`. */
function referTo({ text, file, credential }: Place, found: Found, parameter: string): Edit[] | undefined {
  const { value, entry, parents } = found;
  const { span, literal } = { span: credential.span, literal: trimmedEnd(text, value.literal) };
  const list = parents.at(-1);
  const above = parents.at(-2);
  const inList =
    list?.kind === 'list' && (list.tag === '!Sub' || (above?.kind === 'object' && above.entries[0]?.key === 'Fn::Sub'));
  const isSub = value.tag === '!Sub' || entry?.key === 'Fn::Sub' || inList;
  const hole = { start: span.start, end: span.end, text: `\${${parameter}}` };
  if (isSub) return value.style === 'plain' && text[literal.start - 1] === '{' ? undefined : [hole];
  if (value.tag?.startsWith('!')) return undefined;
  const json = text[literal.start] === '"' && isJson(file, text);
  if (span.start === value.span.start && span.end === value.span.end) {
    return [{ ...literal, text: json ? `{"Ref": "${parameter}"}` : `!Ref ${parameter}` }];
  }
  if (text.slice(literal.start, literal.end).includes('${') || value.style === 'plain' || value.style === 'block') {
    const plain = text.slice(literal.start, literal.end);
    if (value.style !== 'plain' || /\$\{|[[\]{},'"]|[\r\n]/.test(plain)) return undefined;
    const inner = plain.slice(0, span.start - literal.start) + hole.text + plain.slice(span.end - literal.start);
    return [{ ...literal, text: `!Sub '${inner}'` }];
  }
  const [open, close] = json ? ['{"Fn::Sub": ', '}'] : ['!Sub ', ''];
  return [
    { start: literal.start, end: literal.start, text: open },
    hole,
    ...(close ? [{ start: literal.end, end: literal.end, text: close }] : []),
  ];
}

/** The default of a parameter goes, and NoEcho comes. */
export function parameterDefault({ text, file }: Place, found: Found): Draft | undefined {
  const edits = withoutDefault(text, found);
  const name = found.path[1] ?? '';
  return (
    edits && {
      title: `Remove the default of ${name} and mask it with NoEcho`,
      safety: 'review',
      edits: [{ file, edits }],
      followUp: [`Give ${name} when you deploy, or read it from AWS Secrets Manager with a dynamic reference.`],
    }
  );
}
