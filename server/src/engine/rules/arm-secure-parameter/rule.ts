import type { Facts, ParameterFact, SettingFact } from '../../facts/model';
import { type DataChange, defineRule, type Hit, type Remedy } from '../model';
import docs from './doc.md';

const STEPS = [
  'Give the value when you deploy: from a parameter file that names a secret of a key vault, or from the secret store of the CI.',
  'Change the credential where it is in use: the old value stays in the history of the repository and of the deployments.',
];

/** The change that hides what a parameter is given. */
function hidden({ host, body, span }: ParameterFact): DataChange {
  if (host === 'bicep') return { op: 'set', at: span, path: ['@secure'], value: true };
  return { op: 'set', at: body ?? span, path: ['type'], value: 'secureString' };
}

function parameterHits(facts: Facts): Hit[] {
  return facts.parameters.flatMap((one): Hit[] => {
    const { host, name, masked, secretNamed, defaultValue, span, type } = one;
    if (host !== 'arm' && host !== 'bicep') return [];
    if (!defaultValue) return masked || !secretNamed ? [] : [shown(one)];
    const credential = facts.credentials.find((fact) => fact.literal.start === defaultValue.literal.start);
    const dropped: Remedy = {
      type: 'edit-data',
      id: 'drop-default',
      title: `Remove the default of ${name}${masked ? '' : ' and make it secure'}`,
      safety: 'review',
      changes: [{ op: 'remove', at: defaultValue.span }, ...(masked ? [] : [hidden(one)])],
      steps: STEPS,
    };
    return [
      {
        span: defaultValue.span,
        message: `Parameter ${name} takes a secret and has a default that everybody can read${masked ? '' : ', and its value is shown in clear'}`,
        ...(credential ? { credential } : {}),
        related: [{ span: masked ? span : (type ?? span), message: `${name} is declared here` }],
        remedies: [credential ? { type: 'vault-reference', credential } : dropped],
      },
    ];
  });
}

function shown(one: ParameterFact): Hit {
  const { host, name, span, type } = one;
  return {
    span: host === 'bicep' ? span : (type ?? span),
    message: `Parameter ${name} takes a secret and is not secure, so the deployment's history shows its value`,
    severity: 'medium',
    confidence: 'medium',
    remedies: [
      {
        type: 'edit-data',
        id: 'secure',
        title: host === 'bicep' ? `Add @secure() to ${name}` : `Make ${name} a secureString`,
        safety: 'safe',
        changes: [hidden(one)],
      },
    ],
  };
}

function outputHit({ owner, detail, span, block }: SettingFact): Hit {
  return {
    span,
    message: `Output ${owner} prints ${detail}, which stays readable in the deployment's history`,
    remedies: [
      {
        type: 'edit-data',
        id: 'drop-output',
        title: `Delete the output ${owner}`,
        safety: 'review',
        changes: [{ op: 'remove', at: block }],
        steps: [
          `Let whoever reads ${owner} look the key up by its resource (existing, listKeys), or log in with an identity.`,
          'Roll the key where this was deployed: whoever may read deployments could read it.',
        ],
      },
    ],
  };
}

export const rule = defineRule({
  id: 'arm-secure-parameter',
  title: 'Secret parameter of ARM or Bicep that is not secure, has a default, or is printed',
  group: 'azure',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-312', 'CWE-532', 'CWE-798'],
  hosts: ['arm', 'bicep'],
  docs,
  precedence: 'host',
  scope: 'file',
  check: (facts) => [...parameterHits(facts), ...facts.settings.filter(({ about }) => about === 'printed-key').map(outputHit)],
});
