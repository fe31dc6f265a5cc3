import { parseArgs } from 'node:util';
import { rules } from '../../engine/rules/index';
import { EXIT, type Io } from '../io';

/** `nhi rules [--format text|json]`: every rule with its severity and what it finds. */
export async function listRules(args: string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args, options: { format: { type: 'string', short: 'f', default: 'text' } } });
  if (values.format === 'json') {
    const list = rules.map(({ id, title, group, severity, confidence, owasp, cwe, hosts }) => ({
      id,
      title,
      group,
      severity,
      confidence,
      owasp,
      cwe,
      hosts,
    }));
    io.out(`${JSON.stringify({ version: 1, rules: list }, null, 2)}\n`);
    return EXIT.clean;
  }
  const width = Math.max(...rules.map((rule) => rule.id.length));
  for (const { id, severity, title } of rules) io.out(`${id.padEnd(width)}  ${severity.padEnd(8)}  ${title}\n`);
  return EXIT.clean;
}
