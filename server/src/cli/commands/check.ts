import { parseArgs } from 'node:util';
import type { Finding, Severity } from '../../engine/rules/model';
import { SEVERITIES } from '../../engine/rules/severity';
import { json } from '../formats/json';
import { sarif } from '../formats/sarif';
import { text } from '../formats/text';
import { checkHistory } from '../history';
import { EXIT, type Io, UsageError } from '../io';
import { load } from '../load';
import type { Checked, Formatter } from '../report';
import { reportOf } from '../reporting';

const FORMATS: Readonly<Record<string, (io: Io) => Formatter>> = {
  text: (io) => (report) => text(report, io.colour),
  json: () => json,
  sarif: () => sarif,
};

/**
 * `nhi check [paths] [--format text|json|sarif] [--fail-on SEVERITY] [--staged | --history [--since COMMIT|DATE]]
 * [--show-suppressed] [--config FILE] [--threads N]`
 */
export async function check(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string', short: 'f', default: 'text' },
      'fail-on': { type: 'string' },
      staged: { type: 'boolean', default: false },
      history: { type: 'boolean', default: false },
      since: { type: 'string' },
      'show-suppressed': { type: 'boolean', default: false },
      config: { type: 'string', short: 'c' },
      threads: { type: 'string' },
    },
  });
  const format = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format] : undefined;
  if (!format) throw new UsageError(`unknown format "${values.format}"; formats are ${Object.keys(FORMATS).join(', ')}`);
  const failOn = values['fail-on'] === undefined ? undefined : severityOf(values['fail-on']);
  const threads = values.threads === undefined ? undefined : threadsOf(values.threads);

  if (values.since !== undefined && !values.history) throw new UsageError('--since needs --history');
  if (values.staged && values.history) throw new UsageError('--staged and --history are two questions: ask one');

  const { report, policy, policyBroken } = values.history
    ? await checkHistory(io, { ...values, paths: positionals, threads })
    : await checkFiles(io, { ...values, paths: positionals, threads, showSuppressed: values['show-suppressed'] });
  io.out(format(io)(report));
  if (policyBroken) return EXIT.error;
  const limit = SEVERITIES.indexOf(failOn ?? policy.failOn);
  return report.findings.some(({ finding }) => SEVERITIES.indexOf(finding.severity) <= limit) ? EXIT.findings : EXIT.clean;
}

interface Asked {
  readonly paths: readonly string[];
  readonly staged: boolean;
  readonly config?: string | undefined;
  readonly threads: number | undefined;
  readonly showSuppressed: boolean;
}

async function checkFiles(io: Io, asked: Asked): Promise<Checked> {
  const { paths, staged, config, threads } = asked;
  const loaded = await load(io, {
    paths,
    staged,
    ...(config === undefined ? {} : { config }),
    ...(threads === undefined ? {} : { threads }),
  });
  const only = loaded.staged ? ({ span }: Finding) => loaded.staged?.has(span.file) === true : undefined;
  const report = reportOf(io, loaded, only, asked.showSuppressed);
  return { report, policy: loaded.engine.policy, policyBroken: loaded.policyBroken };
}

function severityOf(word: string): Severity {
  const found = SEVERITIES.find((severity) => severity === word);
  if (!found) throw new UsageError(`--fail-on must be one of ${SEVERITIES.join(', ')}`);
  return found;
}

function threadsOf(word: string): number {
  const count = Number(word);
  if (!Number.isInteger(count) || count < 1 || count > 64) throw new UsageError('--threads must be a whole number from 1 to 64');
  return count;
}
