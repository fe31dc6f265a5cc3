/** CloudFormation's short forms. Declared, so that the parser spends no warning on each; the value keeps the tag. */
import type { CollectionTag, ScalarTag } from 'yaml';

const NAMES = [
  'And',
  'Base64',
  'Cidr',
  'Condition',
  'Contains',
  'EachMemberEquals',
  'EachMemberIn',
  'Equals',
  'FindInMap',
  'ForEach',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Ref',
  'RefAll',
  'Rain::Embed',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
  'ValueOf',
  'ValueOfAll',
];

export const CLOUDFORMATION_TAGS: (ScalarTag | CollectionTag)[] = NAMES.flatMap((name): (ScalarTag | CollectionTag)[] => [
  { tag: `!${name}`, resolve: (text: string) => text },
  { tag: `!${name}`, collection: 'map' },
  { tag: `!${name}`, collection: 'seq' },
]);
