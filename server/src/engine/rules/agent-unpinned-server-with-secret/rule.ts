import type { AgentPackage } from '../../facts/model';
import { defineRule } from '../model';
import docs from './doc.md';

/** How the present version of a package is found out, as a command. */
function versionCommand({ kind, name }: AgentPackage): string {
  const bare = name.replace(/(?!^)(?:@|==|:)[\w.^~*-]*$/, '');
  switch (kind) {
    case 'npm package':
      return `npm view ${bare} version`;
    case 'Python package':
      return `pip index versions ${bare}`;
    case 'image':
      return `docker buildx imagetools inspect ${name}`;
    case 'Go module':
      return `go list -m -versions ${bare}`;
  }
}

/** Servers whose code is fetched anew and that are given a credential (facts/agents). */
export const rule = defineRule({
  id: 'agent-unpinned-server-with-secret',
  title: 'MCP server is fetched without a fixed version and given a secret',
  group: 'agent',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI3'],
  cwe: ['CWE-829', 'CWE-1357'],
  hosts: ['agent'],
  docs,
  scope: 'file',
  check: ({ agents }) =>
    agents.flatMap(({ name, package: fetched, secrets, identity }) => {
      const secret = secrets[0];
      if (!fetched || fetched.pinned || secret === undefined) return [];
      const steps = [
        `Find the version that you have checked: ${versionCommand(fetched)}`,
        fetched.kind === 'image'
          ? 'Name the image by its digest, or by a tag of one version.'
          : 'Name that version where the package is named.',
      ];
      return [
        {
          span: fetched.span,
          message: `MCP server ${name} is whatever ${fetched.kind} ${fetched.name} is today, and it is given ${secret}`,
          identity,
          remedies: [{ type: 'manual' as const, title: 'Pin the version', steps }],
        },
      ];
    }),
});
