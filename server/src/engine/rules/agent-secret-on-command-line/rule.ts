import { defineRule } from '../model';
import { secretHit } from '../secret-hit';
import docs from './doc.md';

/** Literals among the arguments of a server (facts/agents): in the file, and in the list of processes while it runs. */
export const rule = defineRule({
  id: 'agent-secret-on-command-line',
  title: 'Secret is passed to an MCP server as a command-line argument',
  group: 'agent',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-214', 'CWE-798'],
  hosts: ['agent'],
  docs,
  precedence: 'host',
  scope: 'file',
  check: (facts) =>
    facts.credentials.flatMap((credential) => {
      const { slot, storage } = credential;
      if (slot.kind !== 'agent-argument' || storage !== 'literal') return [];
      const name = slot.name ? ` ${slot.name}` : '';
      const message = `Secret${name} stands on the command line of MCP server ${slot.owner ?? ''}`.trimEnd();
      return secretHit(credential, message, { high: 'high', medium: 'high', low: 'medium' });
    }),
});
