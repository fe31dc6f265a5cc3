import { defineRule, type Severity } from '../model';
import { EVERY_HOST } from '../secret-hit';
import docs from './doc.md';

const SEVERITY: Readonly<Record<'high' | 'medium' | 'low', Severity>> = { high: 'high', medium: 'high', low: 'low' };

function quoted(path: string): string {
  return /^[\w./@-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/** The file as a whole; each value in it that another rule knows keeps its own finding (facts/files). */
export const rule = defineRule({
  id: 'secret-credential-file',
  title: 'File that exists to hold credentials stands in the tree',
  group: 'secret',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-538', 'CWE-798'],
  hosts: EVERY_HOST,
  docs,
  precedence: 'host',
  scope: 'file',
  check: ({ file, credentialFiles }) =>
    credentialFiles.flatMap(({ what, span, credentials, confidence }) => {
      if (credentials === 0) return [];
      const name = file.slice(file.lastIndexOf('/') + 1);
      const many = credentials === 1 ? 'a credential' : `${credentials} credentials`;
      const steps = [
        `Keep it out of the repository from now on: echo ${quoted(`/${file}`)} >> .gitignore`,
        `Stop tracking it, the file itself stays: git rm --cached -- ${quoted(file)}`,
        'Keep the values in a vault, and let the program or tool read them there.',
        'Rotate what was in it: it stays in the history of the repository.',
      ];
      return {
        span,
        message: `${what[0]?.toUpperCase()}${what.slice(1)} ${name} stands in the tree and holds ${many}`,
        severity: SEVERITY[confidence],
        confidence,
        remedies: [{ type: 'manual' as const, title: 'Take the file out of the repository', steps }],
      };
    }),
});
