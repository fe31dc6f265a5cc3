import type { AgentFact, AgentPower } from '../../facts/model';
import { defineRule, type Hit } from '../model';
import docs from './doc.md';

const ADVICE: Readonly<Record<AgentPower['kind'], readonly string[]>> = {
  admin: ['Give the server an identity of its own that may do what its tools do, and no more.'],
  shell: [
    'Run the server without the credential, or in a container of its own.',
    'Give commands that need the credential to a server that only runs these.',
  ],
  files: ['Name the one folder that the server works on.', 'Keep credentials out of a server that reads and writes files.'],
};

const CALLED: Readonly<Record<AgentFact['kind'], string>> = { server: 'MCP server', agent: 'Agent', bot: 'Bot' };

/** Agents that act as an administrator, or that hold credentials next to a shell or every file (facts/agents). */
export const rule = defineRule({
  id: 'agent-overprivileged-server',
  title: 'Agent tool may do more than its task',
  group: 'agent',
  severity: 'medium',
  confidence: 'medium',
  owasp: ['NHI5'],
  cwe: ['CWE-250', 'CWE-269'],
  hosts: ['agent'],
  docs,
  scope: 'file',
  check: ({ agents }) => agents.flatMap((agent) => agent.powers.flatMap((power) => hitOf(agent, power))),
});

function hitOf({ kind: whose, name, identity, secrets }: AgentFact, { kind, what, span }: AgentPower): Hit[] {
  const secret = secrets[0];
  // A shell or the files of the disk are the task of such a server; with a credential beside them they are too much.
  if (kind !== 'admin' && secret === undefined) return [];
  const message = kind === 'admin' ? what : `${what} and holds ${secret}`;
  return [
    {
      span,
      message: `${CALLED[whose]} ${name} may do more than its task: ${message}`,
      identity,
      remedies: [{ type: 'manual', title: `Scope what the ${whose} may do`, steps: ADVICE[kind] }],
    },
  ];
}
