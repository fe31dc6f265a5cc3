/** The schema of `.nhi.yaml`, from the rules and from what the reader of that file knows: editors complete and check with it. */
import { VAULTS } from '../../server/src/engine/policy/config';
import { DEFAULT_POLICY } from '../../server/src/engine/policy/model';
import { rules } from '../../server/src/engine/rules/index';
import { LIMITS } from '../../server/src/engine/rules/limits';
import type { Rule } from '../../server/src/engine/rules/model';
import { SEVERITIES } from '../../server/src/engine/rules/severity';

export const SCHEMA_FILE = 'media/nhi.schema.json';

/** The text of the file. */
export function policySchema(): string {
  const level = ({ title, severity, optIn }: Rule) => ({
    description: title,
    enum: [...SEVERITIES, 'off'],
    default: optIn ? 'off' : severity,
  });
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Policy of NHI Hygiene',
    type: 'object',
    additionalProperties: false,
    properties: {
      rules: {
        description: 'The severity of a rule, or off.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map((rule) => [rule.id, level(rule)])),
      },
      ignore: {
        description: 'Paths that are not analysed, in the syntax of .gitignore.',
        oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
      },
      vault: { description: 'The vault that fixes offer first.', enum: VAULTS },
      failOn: { description: 'The least severity that fails a check.', enum: SEVERITIES, default: DEFAULT_POLICY.failOn },
      'honour-foreign-suppressions': {
        description: 'Whether comments and files of other secret scanners silence findings about secrets.',
        type: 'boolean',
        default: DEFAULT_POLICY.honourForeign,
      },
      limits: {
        description: 'Numbers that rules about lifetimes and sharing go by.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          Object.entries(LIMITS).map(([name, { about, default: usual }]) => [
            name,
            { description: about, type: 'integer', minimum: 1, default: usual },
          ]),
        ),
      },
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
