/**
 * Environments, bindings of credentials and shell steps of a Jenkinsfile.
 * https://www.jenkins.io/doc/pipeline/steps/credentials-binding/
 */
import { type Range, type Span, spanOf } from '../../../syntax/span';
import type { StringValue } from '../../../syntax/value';
import type { ExtractContext } from '../../context';
import { addSlot } from '../../credential';
import type { PipelineStep, PipelineVariable } from '../../model';
import { SHELL, scriptOf, stepOf } from '../systems';
import type { GroovyBlock, GroovyOutline, GroovyString } from './blocks';
import { headOf, stageName, stageOf } from './stages';

/** A Jenkinsfile that is read. */
export interface JenkinsFile {
  readonly context: ExtractContext;
  readonly outline: GroovyOutline;
}

/** The steps that a block opens. */
export function stepsOf(file: JenkinsFile, block: GroovyBlock): PipelineStep[] {
  const { text } = file.context;
  const head = headOf(text, block);
  const span = spanOf(file.context.file, { start: block.start, end: block.end });
  const label = head.split(/[\s({]/)[0] ?? '';
  if (/^withEnv\b/.test(head)) return [stepOf(span, label, { env: pairs(file, block) })];
  if (/^withAWS\b/.test(head)) return [used(file, block.head, 'withAWS', span, block.head.end)];
  return /^withCredentials\b/.test(head) ? bindings(file, block, span) : [];
}

/** `NAME = 'value'`, `NAME = credentials('id')`. */
export function assignments(file: JenkinsFile, block: GroovyBlock): PipelineVariable[] {
  const { text } = file.context;
  return stringsIn(file, block).flatMap((string) => {
    const before = Math.max(text.lastIndexOf('\n', string.from - 1), text.lastIndexOf(';', string.from - 1)) + 1;
    const line = text.slice(Math.max(block.start, before), string.from);
    const given = /^[ \t]*([A-Za-z_]\w{0,100})[ \t]*=[ \t]*(credentials[ \t]*\([ \t]*)?$/.exec(line);
    if (!given?.[1]) return [];
    const start = string.from - line.length + line.indexOf(given[1]);
    return variable(file, given[1], start, string, given[2] !== undefined, block);
  });
}

/** `withEnv(['NAME=value'])`. */
function pairs(file: JenkinsFile, block: GroovyBlock): PipelineVariable[] {
  const { text } = file.context;
  return stringsIn(file, block.head).flatMap((string) => {
    const name = /^([A-Za-z_]\w{0,100})=/.exec(text.slice(string.start, string.end))?.[1];
    if (!name) return [];
    const start = string.start + name.length + 1;
    const value = { ...string, start, from: start, to: string.end };
    return variable(file, name, string.start, value, false, block);
  });
}

function variable(
  file: JenkinsFile,
  name: string,
  at: number,
  string: GroovyString,
  stored: boolean,
  block: GroovyBlock,
): PipelineVariable[] {
  const { context } = file;
  const value = literalOf(context, string);
  const stage = stageOf(context.text, block);
  const owner = stage ? `stage ${stageName(context.text, stage)}` : block.parent ? 'pipeline' : '';
  const literal = !stored && !(string.fills && value.text.includes('$'));
  if (literal) addSlot(context, { slot: { kind: 'ci-variable', name, ...(owner ? { owner } : {}) }, value, known: false });
  const { span } = value;
  return [
    {
      name,
      nameSpan: spanOf(context.file, { start: at, end: at + name.length }),
      value: { text: value.text, span, literal: value.literal },
      expressions: stored ? [{ text: `credentials:${value.text}`, span, whole: value.literal }] : [],
    },
  ];
}

/** A binding: `aws(credentialsId: 'x')`, `[$class: 'AmazonWebServicesCredentialsBinding', …]`. */
const BINDING = /(?:\b([A-Za-z]{3,40})[ \t]*\(|\[[ \t\r\n]*\$class:[ \t]*["']([A-Za-z]{3,60})["'])/g;

function bindings(file: JenkinsFile, block: GroovyBlock, span: Span): PipelineStep[] {
  const { text } = file.context;
  const head = text.slice(block.head.start, Math.min(block.head.end, block.head.start + 4000));
  const found = [...head.matchAll(BINDING)].filter(([, name]) => name !== 'withCredentials');
  return found.map((match, i) => {
    const start = block.head.start + match.index;
    const end = block.head.start + (found[i + 1]?.index ?? head.length);
    return used(file, { start, end }, match[1] ?? match[2] ?? '', span, start + match[0].length);
  });
}

/** A step by name, and its arguments `name: 'value'` and `'value'`. */
function used(file: JenkinsFile, range: Range, name: string, span: Span, end: number): PipelineStep {
  const { context } = file;
  const start = context.text.indexOf(name, range.start);
  const place = spanOf(context.file, start < 0 ? { start: range.start, end } : { start, end: start + name.length });
  const given = stringsIn(file, range).flatMap((string): PipelineVariable[] => {
    const before = context.text.slice(Math.max(range.start, string.from - 60), string.from);
    const key = /(\$?[A-Za-z]\w{0,40})[ \t]*:[ \t\r\n]*$/.exec(before)?.[1] ?? (/\($/.test(before.trimEnd()) ? 'id' : undefined);
    if (!key) return [];
    const value = literalOf(context, string);
    const text = { text: value.text, span: value.span, literal: value.literal };
    return [{ name: key, nameSpan: value.span, value: text, expressions: [] }];
  });
  const uses = { text: name, name: name.toLowerCase(), span: place, literal: place, keySpan: place };
  return stepOf(span, name, { uses, with: given });
}

function stringsIn({ outline }: JenkinsFile, range: Range): GroovyString[] {
  return outline.strings.filter(({ from, to }) => range.start <= from && to <= range.end);
}

/** As it is written: what is escaped stays so, and every character is at its place. */
function literalOf({ file, text }: ExtractContext, { start, end, from, to }: GroovyString): StringValue {
  const literal = { start: from, end: to };
  return { kind: 'string', span: spanOf(file, { start, end }), literal, text: text.slice(start, end), style: 'raw' };
}

/** `sh '…'`, `sh(script: "…")`. https://www.jenkins.io/doc/pipeline/steps/workflow-durable-task-step/ */
const SHELL_STEP = /(?:^|[^\w.])(sh|bash)[ \t]*(?:\([ \t\r\n]*(?:[^'"\n]{0,60}script:[ \t]*)?|(?:[^'"\n]{0,60}script:[ \t]*))?$/;

export function shellStep({ context }: JenkinsFile, string: GroovyString): PipelineStep | undefined {
  const lead = context.text.slice(Math.max(0, string.from - 120), string.from);
  const key = SHELL_STEP.exec(lead)?.[1];
  if (!key) return undefined;
  const value = literalOf(context, string);
  return stepOf(value.span, key, { scripts: [scriptOf(value, key, value.span, SHELL)] });
}
