import type { SettingFact } from '../../facts/model';
import { unstored } from '../../facts/terraform/secrets/write-only';
import { defineRule, type Hit, type Remedy } from '../model';
import { settingHits } from '../settings';
import docs from './doc.md';

function hitOf(setting: SettingFact): Hit {
  const { span, owner, ownerType, path, detail } = setting;
  const [argument = ''] = path;
  const way = unstored(ownerType, argument);
  const keeps = `${owner} keeps its ${argument} in the Terraform state, from ${detail}`;
  return {
    span,
    message: way?.managed ? `${keeps}, though AWS could make and keep it` : keeps,
    // Write-only arguments want Terraform 1.11 and a provider of that time.
    ...(way?.managed ? {} : { severity: 'low' as const }),
    remedies: way ? remedies(setting, argument, way) : [],
  };
}

function remedies({ block, owner }: SettingFact, argument: string, way: NonNullable<ReturnType<typeof unstored>>): Remedy[] {
  const writeOnly: Remedy = {
    type: 'manual',
    title: `Send the value as ${way.twin}, which is never stored`,
    steps: [
      `Replace ${argument} of ${owner} by ${way.twin}, and add ${way.version} = 1; raise it whenever the value changes.`,
      'Feed it from an ephemeral resource: ephemeral "random_password", ephemeral "aws_secretsmanager_secret_version", or a variable with ephemeral = true.',
      'Needs Terraform or OpenTofu 1.11 and a provider that knows the argument. Then change the value: old states still hold it.',
    ],
  };
  if (!way.managed) return [writeOnly];
  return [{ type: 'set-attribute', owner: block, name: way.managed, value: true, replaces: argument }, writeOnly];
}

const hitsOf = settingHits('secret-in-state', hitOf);

export const rule = defineRule({
  id: 'tf-secret-in-state',
  title: 'Secret stored in the Terraform state without need',
  group: 'terraform',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-312'],
  hosts: ['terraform'],
  docs,
  scope: 'file',
  check: (facts) => hitsOf(facts).map(({ hit }) => hit),
});
