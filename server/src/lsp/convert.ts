import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Range as LspRange,
} from 'vscode-languageserver';
import type { Finding, Severity } from '../engine/rules/model';
import type { Confidence } from '../engine/secrets/model';
import { type LineStarts, lineStarts, positionAt } from '../engine/syntax/lines';
import type { Range, Span } from '../engine/syntax/span';
import { type Folder, linesIn, uriOf } from './folder';
import type { PlaceDto } from './protocol';

export const SOURCE = 'NHI Hygiene';

const LEVEL: Readonly<Record<Severity, DiagnosticSeverity>> = {
  critical: DiagnosticSeverity.Error,
  high: DiagnosticSeverity.Error,
  medium: DiagnosticSeverity.Warning,
  low: DiagnosticSeverity.Information,
  info: DiagnosticSeverity.Hint,
};

/** Low confidence never shouts: noise in the Problems list makes people switch a tool off. */
function levelOf(severity: Severity, confidence: Confidence): DiagnosticSeverity {
  const level = LEVEL[severity];
  return confidence === 'low' && level < DiagnosticSeverity.Information ? DiagnosticSeverity.Information : level;
}

/** Turns offsets of one text into ranges of the protocol (from 0). */
export function ranger(text: string): (range: Range) => LspRange {
  const starts = lineStarts(text);
  return (range) => toRange(starts, range);
}

function toRange(starts: LineStarts, { start, end }: Range): LspRange {
  const from = positionAt(starts, start);
  const to = positionAt(starts, end);
  return {
    start: { line: from.line - 1, character: from.column - 1 },
    end: { line: to.line - 1, character: to.column - 1 },
  };
}

/** Ranges over the files of a folder. */
export function placesOf(folder: Folder): (span: Span) => { uri: string; range: LspRange } {
  return (span) => ({ uri: uriOf(folder, span.file), range: toRange(linesIn(folder, span.file), span) });
}

export function toPlace({ uri, range }: { uri: string; range: LspRange }): PlaceDto {
  return {
    uri,
    line: range.start.line,
    character: range.start.character,
    endLine: range.end.line,
    endCharacter: range.end.character,
  };
}

export function toDiagnostic(finding: Finding, places: ReturnType<typeof placesOf>): Diagnostic {
  const same = (finding.shared?.others ?? []).map((span) => ({ span, message: 'the same value stands here' }));
  const related = [...chain(finding.span), ...finding.related, ...same];
  return {
    range: places(finding.span).range,
    severity: levelOf(finding.severity, finding.confidence),
    source: SOURCE,
    code: finding.rule,
    message: `${finding.message}.`,
    ...(related.length > 0
      ? {
          relatedInformation: related.map(
            (one): DiagnosticRelatedInformation => ({ location: places(one.span), message: one.message }),
          ),
        }
      : {}),
  };
}

/** The places a value was resolved through, for "related information". */
function chain(span: Span): { span: Span; message: string }[] {
  return (span.via ?? []).map((one) => ({ span: one, message: 'used here' }));
}
