import type { Facts, KeyFact } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { isExamplePath } from '../../secrets/values/examples';
import { defineRule, type Hit, type Remedy } from '../model';
import { EVERY_HOST } from '../secret-hit';
import { alsoAt, type KeyPlaces, keysOf, wordsOf } from '../shared/keys/places';
import docs from './doc.md';
import { keyWeakness, signatureWeakness, type Weakness } from './strength';

/** Authorities of others are what they are. */
function weaknessOf(key: KeyFact): Weakness | undefined {
  return key.publicTrust && key.authority ? undefined : keyWeakness(key);
}

function signedWeakly(key: KeyFact): Weakness | undefined {
  return key.publicTrust && key.authority ? undefined : signatureWeakness(key);
}

function remedyFor({ key }: Pick<KeyPlaces, 'key'>, { about }: Weakness): Remedy {
  if (about !== 'key')
    return {
      type: 'manual',
      title: 'Have it signed with SHA-256',
      steps: [
        'Have the certificate issued anew, signed with SHA-256 or better.',
        'Replace every copy of it, and restart what reads them.',
      ],
    };
  const ssh = key.fingerprint?.startsWith('SHA256:') && key.form !== 'private-key';
  return {
    type: 'manual',
    title: 'Make a stronger key',
    steps: [
      ssh
        ? 'Make a new key pair: ssh-keygen -t ed25519 -C "what it is for".'
        : 'Make a new key: EC on P-256, or RSA with 3072 bits; and have the certificate issued anew for it.',
      ssh
        ? 'Add the new public key wherever the old one is trusted, try it, then remove the old one everywhere.'
        : 'Replace key and certificate wherever they are used, then destroy the old key.',
    ],
  };
}

function hits(graph: IdentityGraph, weaknessIn: (key: KeyFact) => Weakness | undefined): Hit[] {
  return keysOf(graph, (key) => weaknessIn(key)?.about).flatMap((places): Hit[] => {
    const { identity, key, others, isExample } = places;
    const weakness = weaknessIn(key);
    if (!weakness) return [];
    return [
      {
        span: key.span,
        message: `${wordsOf(places)} ${weakness.words}`,
        severity: isExample ? 'info' : weakness.severity,
        related: alsoAt(others, 'the same key'),
        identity: identity.id,
        remedies: [remedyFor(places, weakness)],
      },
    ];
  });
}

/** Keys that are to be made: their strength is written in a declaration or a command. */
function declared({ settings, file }: Facts): Hit[] {
  return settings.flatMap(({ about, state, span, owner, detail }): Hit[] =>
    about === 'key-strength' && state === 'unsafe'
      ? [
          {
            span,
            message: `${owner} makes ${detail}`,
            ...(isExamplePath(file) ? { severity: 'info' } : detail?.includes('P-224') ? { severity: 'low' } : {}),
            ...(span.via ? { confidence: 'medium' } : {}),
            remedies: [
              {
                type: 'manual',
                title: 'Ask for a stronger key',
                steps: [
                  'Ask for Ed25519 or an EC key on P-256; where it has to be RSA, for 3072 bits or more.',
                  'What exists is made anew then: hand out the new public half before the old key goes.',
                ],
              },
            ],
          },
        ]
      : [],
  );
}

export const rule = defineRule({
  id: 'lifecycle-weak-key',
  title: 'Certificate or key is too weak',
  group: 'lifecycle',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI4'],
  cwe: ['CWE-326', 'CWE-327'],
  hosts: EVERY_HOST,
  docs,
  scope: 'graph',
  check: (graph) => [...hits(graph, weaknessOf), ...hits(graph, signedWeakly), ...[...graph.facts.values()].flatMap(declared)],
});
