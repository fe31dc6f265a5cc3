/** CloudFormation and SAM templates, in YAML and JSON. */
import { entryOf, get, textOf, type Value } from '../../syntax/value';
import type { Edit } from '../model';
import { quoted, trimmedEnd } from '../text';
import type { Vault } from '../vaults/model';
import { setAttribute } from './cloudformation/attribute';
import { entryRange, written } from './cloudformation/entries';
import { inPlaceOfParameter } from './cloudformation/given';
import { parameterFor, withoutDefault } from './cloudformation/parameter';
import type { Draft, HostFixes, Place } from './model';
import { documentsOf, isJson } from './parse';
import { type Found, findLiteral, followsKey } from './tree';

/** Passwords that the service can make and keep in Secrets Manager by itself. */
const MANAGED: Readonly<Record<string, string>> = {
  'AWS::RDS::DBInstance.MasterUserPassword': 'ManageMasterUserPassword',
  'AWS::RDS::DBCluster.MasterUserPassword': 'ManageMasterUserPassword',
  'AWS::Redshift::Cluster.MasterUserPassword': 'ManageMasterPassword',
  'AWS::RedshiftServerless::Namespace.AdminUserPassword': 'ManageAdminPassword',
};

/** Where CloudFormation does not resolve dynamic references, or would leave the value readable. */
const NOT_RESOLVED = [
  'UserData',
  'Environment',
  'EnvironmentVariables',
  'ContainerDefinitions',
  'Metadata',
  'Tags',
  'Fn::Base64',
];

export const cloudformation: HostFixes = {
  id: 'cloudformation',
  title: 'CloudFormation, SAM',
  serves: (_file, host) => host === 'cloudformation',
  byHand: () => [
    'Give the program the ARN of the secret and let it read the value at run time; a value that is resolved here stays readable in its configuration.',
  ],

  identity(place) {
    const at = place.credential.storage === 'environment' ? undefined : find(place);
    const [section, id, part, name] = at?.found.path ?? [];
    const resource = get(at?.top, 'Resources', id ?? '');
    const flag = MANAGED[`${textOf(get(resource, 'Type'))}.${name}`];
    const entry = at?.found.entry;
    if (!flag || !entry || section !== 'Resources' || part !== 'Properties' || at.found.path.length !== 4) return undefined;
    const properties = get(resource, 'Properties');
    if (entryOf(properties, flag) || entryOf(properties, 'SourceDBInstanceIdentifier')) return undefined;
    if (!followsKey(place.text, entry)) return undefined;
    return {
      title: `Let AWS make, keep and rotate the password (${flag}: true)`,
      safety: 'review',
      edits: [
        { file: place.file, edits: [{ ...entryRange(place.text, entry), text: written(place.text, entry, flag, 'true') }] },
      ],
      followUp: [`Readers find the password in the secret !GetAtt ${id}.MasterUserSecret.SecretArn.`],
    };
  },

  reference(place, vault) {
    if (place.credential.storage === 'environment') {
      const { cloudformation: form } = vault;
      return form && 'dynamic' in form ? inPlaceOfParameter(place, form.dynamic(place.name)) : undefined;
    }
    const at = find(place);
    if (!at || !vault.cloudformation || (vault.environment && readsVault(place))) return undefined;
    if (at.found.path[0] === 'Parameters') return vault.environment && parameterDefault(place, at.found);
    if (at.found.path[0] !== 'Resources' || at.found.path[2] !== 'Properties') return undefined;
    return 'dynamic' in vault.cloudformation
      ? dynamicReference(place, at.top, at.found, vault.cloudformation.dynamic(place.name))
      : masked(place, at.top, at.found, vault);
  },

  attribute: setAttribute,
};

/** A template that reads a vault is expected to read it for every property: rule cfn-secret-parameter-instead-of-vault. */
function readsVault({ context, file, credential }: Place): boolean {
  const { vaultReferences = [] } = context.graph.facts.get(file) ?? {};
  return credential.slot.kind === 'cfn-property' && vaultReferences.length > 0;
}

function find({ file, text, credential }: Place): { top: Value; found: Found } | undefined {
  for (const top of documentsOf(file, text)) {
    const found = findLiteral(top, credential);
    if (found) return { top, found };
  }
  return undefined;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
function dynamicReference(place: Place, top: Value, found: Found, reference: string): Draft | undefined {
  const type = textOf(get(top, 'Resources', found.path[1] ?? '', 'Type')) ?? '';
  if (type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource') return undefined;
  if (place.credential.slot.kind === 'cfn-compute-environment' || found.path.some((key) => NOT_RESOLVED.includes(key)))
    return undefined;
  const { text, credential, file } = place;
  const { value } = found;
  if (isWhole(place, found)) {
    const quote = isJson(file, text) || text[value.literal.start] === '"' ? '"' : "'";
    return {
      safety: 'review',
      edits: [{ file, edits: [{ ...trimmedEnd(text, value.literal), text: quoted(reference, quote) }] }],
    };
  }
  if (value.style === 'plain' && found.parents.some((parent) => /^[[{]/.test(text.slice(parent.span.start)))) return undefined;
  return {
    safety: 'review',
    edits: [{ file, edits: [{ start: credential.span.start, end: credential.span.end, text: reference }] }],
    steps: ['The value goes into the connection string as it is: choose one without the characters : / @ ? #.'],
  };
}

/** A parameter with NoEcho: whoever deploys gives the value. */
function masked(place: Place, top: Value, found: Found, vault: Vault): Draft | undefined {
  const { text, file, credential, name } = place;
  const parameter = parameterFor(text, top, name);
  const edits = parameter && referTo(place, found, parameter.name);
  if (!edits) return undefined;
  const shown = credential.slot.kind === 'cfn-compute-environment' || found.path.some((key) => NOT_RESOLVED.includes(key));
  return {
    title: `Replace with the masked parameter ${parameter.name} (NoEcho)${shown ? '; the value stays readable in the configuration' : ''}`,
    safety: shown ? 'review' : 'safe',
    edits: [{ file, edits: [...parameter.edits, ...edits] }],
    followUp: [
      `Give ${parameter.name} when you deploy, from ${vault.environment ? 'the secret store of the CI' : 'the vault'}, never from a file in the repository.`,
    ],
  };
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

function isWhole({ credential }: Place, { value }: Found): boolean {
  return credential.span.start === value.span.start && credential.span.end === value.span.end;
}

function parameterDefault({ text, file }: Place, found: Found): Draft | undefined {
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
