/** Pipelines evaluated. */
import type { Command, Operand, Pipeline } from '../../../syntax/template/model';
import { boolOf, type Data, known, NIL, numberOf, textOf, unknownOf } from './data';
import { functionOf } from './functions/index';
import type { Call } from './functions/model';
import { change, type Frame, oneLine, type Variables } from './run';

/** Functions that may say something although an argument is not known. */
const LENIENT = new Set(
  (
    'default coalesce or and not ternary empty required list tuple dict printf print println quote squote indent nindent join cat toString ' +
    'get set hasKey include tpl eq ne all any first last merge mergeOverwrite append prepend concat trim trimSuffix trimPrefix trunc lower ' +
    'upper replace pluck dig deepCopy'
  ).split(' '),
);

export function evaluate(pipeline: Pipeline, dot: Data, variables: Variables, frame: Frame): Data {
  let value: Data | undefined;
  for (const command of pipeline.commands) value = evaluateCommand(command, value, dot, variables, frame);
  const result = value ?? NIL;
  for (const name of pipeline.names) assign(variables, name, result, pipeline.makes);
  return result;
}

function assign(variables: Variables, name: string, value: Data, makes: boolean): void {
  for (let at: Variables | undefined = variables; at && !makes; at = at.parent) {
    if (!at.vars.has(name)) continue;
    at.vars.set(name, value);
    return;
  }
  variables.vars.set(name, value);
}

function evaluateCommand(command: Command, piped: Data | undefined, dot: Data, variables: Variables, frame: Frame): Data {
  const [head, ...rest] = command.operands as [Operand, ...Operand[]];
  frame.run.left--;
  if (frame.run.left <= 0) return NIL;
  const reference = () => oneLine(frame.source.text.slice(command.start, command.end));
  const own = head.kind !== 'call' && rest.length === 0 ? operandOf(head, dot, variables, frame) : undefined;
  if (own && piped === undefined) return own.kind === 'unknown' && own.reference === '' ? unknownOf(reference()) : own;
  const args = rest.map((one) => operandOf(one, dot, variables, frame));
  if (piped !== undefined) args.push(piped);
  if (head.kind !== 'call') return method(head, args) ?? unknownOf(reference());
  const made = called(head.name, args, reference, frame);
  return made ?? (args.length === 1 && args[0]?.kind === 'unknown' && piped ? args[0] : unknownOf(reference()));
}

function called(name: string, args: readonly Data[], reference: () => string, { run, depth }: Frame): Data | undefined {
  const work = functionOf(name);
  if (!work || (args.some(({ kind }) => kind === 'unknown') && !LENIENT.has(name))) return undefined;
  const call: Call = {
    get reference() {
      return reference();
    },
    include: (asked, to) => run.include(asked, to, depth),
    tpl: (pieces, to) => run.tpl(pieces, to, depth),
    change: (map, key, value) => change(run, map, key, value),
    spend: (steps) => {
      run.left -= steps;
      return run.left > 0;
    },
  };
  return work(args, call);
}

function operandOf(operand: Operand, dot: Data, variables: Variables, frame: Frame): Data {
  switch (operand.kind) {
    case 'text':
      // A text inside of an action is no place of its own: what is said with it stands at the action.
      return textOf(operand.text);
    case 'number':
      return numberOf(operand.value);
    case 'word':
      return operand.value === null ? NIL : boolOf(operand.value);
    case 'field':
      return down(dot, operand.path);
    case 'variable':
      return down(operand.name === '' ? frame.root : lookUp(variables, operand.name), operand.path);
    case 'group':
      return down(evaluate(operand.pipeline, dot, variables, frame), operand.path);
    default:
      return called(operand.name, [], () => operand.name, frame) ?? unknownOf(operand.name);
  }
}

function lookUp(variables: Variables, name: string): Data {
  for (let at: Variables | undefined = variables; at; at = at.parent) {
    const value = at.vars.get(name);
    if (value) return value;
  }
  return unknownOf(`$${name}`);
}

function down(from: Data, path: readonly string[]): Data {
  let at = from;
  for (const key of path) {
    if (at.kind === 'unknown') return at;
    if (at.kind !== 'map') return NIL;
    at = at.entries.get(key) ?? (at.open ? unknownOf('') : NIL);
  }
  return at;
}

/** Groups that every cluster has: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.31/ */
const BUILT_IN =
  /^(?:v1|(?:apps|batch|autoscaling|policy|networking\.k8s\.io|rbac\.authorization\.k8s\.io|storage\.k8s\.io|apiextensions\.k8s\.io|admissionregistration\.k8s\.io|apiregistration\.k8s\.io|authentication\.k8s\.io|authorization\.k8s\.io|certificates\.k8s\.io|coordination\.k8s\.io|discovery\.k8s\.io|events\.k8s\.io|node\.k8s\.io|scheduling\.k8s\.io)\/v1|autoscaling\/v2)(?:\/\w+)?$/;
/** Versions that are gone: https://kubernetes.io/docs/reference/using-api/deprecation-guide/ */
const GONE =
  /^(?:extensions|apps|batch|policy|networking\.k8s\.io|rbac\.authorization\.k8s\.io|autoscaling|apiextensions\.k8s\.io|admissionregistration\.k8s\.io|apiregistration\.k8s\.io|coordination\.k8s\.io)\/v\d(?:alpha|beta)\d(?:\/\w+)?$/;

/** `.Capabilities.APIVersions.Has "…"`; of other methods nothing is known. */
function method(head: Operand, args: readonly Data[]): Data | undefined {
  if (!('path' in head)) return undefined;
  const [asked] = args.map(known);
  const name = head.path.at(-1);
  if (name === 'Has' && asked !== undefined)
    return BUILT_IN.test(asked) ? boolOf(true) : GONE.test(asked) ? boolOf(false) : undefined;
  return undefined;
}
