import { VERSION } from '../../version';
import type { Formatter } from '../report';

/** The contract of `nhi check --format json`, version 1: other programs rely on its names and units. */
export const json: Formatter = ({ findings, unresolved, suppressed, summary }) => {
  const document = {
    version: 1,
    tool: { name: 'nhi-hygiene', version: VERSION },
    findings: findings.map(({ finding, place, fixes, commit }) => ({
      rule: finding.rule,
      severity: finding.severity,
      confidence: finding.confidence,
      message: finding.message,
      file: finding.span.file,
      range: place,
      owasp: finding.owasp,
      cwe: finding.cwe,
      identity: finding.identity ?? null,
      credential: finding.credential
        ? {
            format: finding.credential.format ?? null,
            provider: finding.credential.provider ?? null,
            checksum: finding.credential.checksum ?? 'none',
            places: finding.shared?.count ?? 1,
            ...finding.credential.reading,
            evidence: finding.credential.evidence,
          }
        : null,
      fixes: fixes.map(({ title, safety }) => ({ title, safety })),
      fingerprint: finding.fingerprint,
      ...(commit
        ? {
            commit: {
              id: commit.id,
              author: { name: commit.author, email: commit.email },
              date: commit.date,
              presentInHead: commit.presentInHead,
            },
          }
        : {}),
    })),
    unresolved,
    ...(suppressed ? { suppressed } : {}),
    summary: {
      files: summary.files,
      ...(summary.commits === undefined ? {} : { commits: summary.commits }),
      bytes: summary.bytes,
      durationMs: summary.durationMs,
      bySeverity: summary.bySeverity,
      suppressed: summary.suppressed,
      suppressedBy: summary.suppressedBy,
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
