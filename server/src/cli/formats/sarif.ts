import type { Fix } from '../../engine/fixes/model';
import { rules } from '../../engine/rules/index';
import type { Rule, Severity } from '../../engine/rules/model';
import { VERSION } from '../../version';
import type { Formatter, Place, Report } from '../report';

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** Bands of code scanning: over 9.0 critical, 7.0 high, 4.0 medium, below low. */
const SCORE: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0', info: '0.5' };

/** Where the text of a new file goes. */
const START: Place = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

const PRECISION = { high: 'very-high', medium: 'high', low: 'medium' } as const;

/**
 * SARIF 2.1.0 as code scanning reads it. All rules are listed, not only those that fired. No snippets: they would show
 * the value. The line hash is left to the uploader (ours would differ); our own stable id stands under `nhiFinding/v1`.
 */
export const sarif: Formatter = (report) => {
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'NHI Hygiene', semanticVersion: VERSION, version: VERSION, rules: rules.map(describe) } },
        columnKind: 'utf16CodeUnits',
        automationDetails: { id: 'nhi-hygiene/' },
        results: report.findings.map((entry) => result(entry, report)),
      },
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

function describe(rule: Rule) {
  return {
    id: rule.id,
    name: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.title },
    help: { text: rule.docs, markdown: rule.docs },
    defaultConfiguration: { level: LEVEL[rule.severity] },
    properties: {
      tags: [
        'security',
        ...rule.owasp.map((id) => `OWASP-NHI-2025/${id}`),
        ...rule.cwe.map((id) => `external/cwe/${id.toLowerCase()}`),
      ],
      precision: PRECISION[rule.confidence],
      'security-severity': SCORE[rule.severity],
    },
  };
}

function result({ finding, place, fixes, commit }: Report['findings'][number], report: Report) {
  const changes = fixes.filter((one) => one.edits.length > 0 && report.printable(one)).map((one) => fix(one, report));
  return {
    ruleId: finding.rule,
    ruleIndex: rules.findIndex((rule) => rule.id === finding.rule),
    level: LEVEL[finding.severity],
    message: { text: `${finding.message}.` },
    locations: [location(finding.span.file, place)],
    relatedLocations: [
      ...finding.related,
      ...(finding.shared?.others ?? []).map((span) => ({ span, message: 'the same value stands here' })),
    ].map(({ span, message }) => ({ ...location(span.file, report.place(span)), message: { text: message } })),
    partialFingerprints: { 'nhiFinding/v1': finding.fingerprint },
    ...(changes.length > 0 ? { fixes: changes } : {}),
    properties: {
      severity: finding.severity,
      confidence: finding.confidence,
      fixes: fixes.map((fix) => fix.title),
      ...(finding.credential
        ? { places: finding.shared?.count ?? 1, ...finding.credential.reading, evidence: finding.credential.evidence }
        : {}),
      ...(commit ? { commit: { id: commit.id, date: commit.date, presentInHead: commit.presentInHead } } : {}),
    },
  };
}

/** A fix object (SARIF 2.1.0, section 3.55): what is deleted only by its region, so that no value is told. */
function fix({ title, edits }: Fix, { place }: Report) {
  return {
    description: { text: title },
    artifactChanges: edits.map(({ file, create, edits: parts }) => ({
      artifactLocation: artifact(file),
      replacements: parts.map(({ start, end, text }) => ({
        deletedRegion: create ? region(START) : region(place({ file, start, end })),
        ...(text === '' ? {} : { insertedContent: { text } }),
      })),
    })),
  };
}

function location(file: string, place: Place) {
  return { physicalLocation: { artifactLocation: artifact(file), region: region(place) } };
}

function artifact(file: string) {
  return { uri: file.split('/').map(encodeURIComponent).join('/') };
}

function region({ start, end }: Place) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
