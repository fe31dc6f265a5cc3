/** Questions and choices: https://helm.sh/docs/chart_template_guide/function_list/#logic-and-flow-control-functions */
import { boolOf, type Data, isTrue, known, NIL, piecesOf, plain, textOf } from '../data';
import type { Functions, TemplateFunction } from './model';
import { compareVersion } from './version';

const nothing = (data: Data | undefined): boolean | undefined => {
  const truth = data ? isTrue(data) : false;
  return truth === undefined ? undefined : !truth;
};

/** The first that says something; unknown where one before it may. */
const firstOf: TemplateFunction = (args) => {
  for (const one of args) {
    const truth = isTrue(one);
    if (truth !== false) return truth === undefined ? undefined : one;
  }
  return args.at(-1) ?? NIL;
};

function same(a: Data, b: Data): boolean | undefined {
  if (a.kind === 'unknown' || b.kind === 'unknown') return undefined;
  if (a.kind === 'text' || b.kind === 'text') {
    if (a.kind !== b.kind) return false;
    const [left, right] = [piecesOf(a), piecesOf(b)];
    const isOpen = [...left, ...right].some(({ hole, text }) => hole && !/^\{\{ \.Release\.Name \}\}$/.test(text));
    return plain(left) === plain(right) ? true : isOpen ? undefined : false;
  }
  if (a.kind === 'nil' || b.kind === 'nil') return a.kind === b.kind;
  if (a.kind === 'list' || a.kind === 'map' || b.kind === 'list' || b.kind === 'map') return undefined;
  return a.value === b.value;
}

const equal: TemplateFunction = ([first, ...others]) => {
  if (!first) return undefined;
  const answers = others.map((one) => same(first, one));
  return answers.includes(true) ? boolOf(true) : answers.includes(undefined) ? undefined : boolOf(false);
};

const ordered =
  (ask: (difference: number) => boolean): TemplateFunction =>
  ([a, b]) => {
    if (a?.kind === 'number' && b?.kind === 'number') return boolOf(ask(a.value - b.value));
    const [left, right] = [known(a), known(b)];
    if (left === undefined || right === undefined) return undefined;
    return boolOf(ask(left < right ? -1 : left > right ? 1 : 0));
  };

const isText = (data: Data | undefined): string | undefined => {
  switch (data?.kind) {
    case 'nil':
      return 'invalid';
    case 'text':
      return 'string';
    case 'list':
      return 'slice';
    case 'number':
      return data.origin || !Number.isInteger(data.value) ? 'float64' : 'int';
    case 'unknown':
      return undefined;
    default:
      return data?.kind;
  }
};

const typeNames: Readonly<Record<string, string>> = { map: 'map[string]interface {}', slice: '[]interface {}', invalid: '<nil>' };

const kind: TemplateFunction = ([data]) => {
  const name = isText(data);
  return name === undefined ? undefined : textOf(name);
};

const type: TemplateFunction = ([data]) => {
  const name = isText(data);
  return name === undefined ? undefined : textOf(typeNames[name] ?? name);
};

const is =
  (nameOf: TemplateFunction): TemplateFunction =>
  ([name, data], call) => {
    const own = known(data && nameOf([data], call));
    const asked = known(name);
    return own === undefined || asked === undefined ? undefined : boolOf(own === asked);
  };

export const LOGIC: Functions = {
  default: ([fallback, given]) => {
    const isEmpty = nothing(given);
    return isEmpty === undefined ? undefined : isEmpty ? fallback : given;
  },
  empty: ([data]) => {
    const isEmpty = nothing(data);
    return isEmpty === undefined ? undefined : boolOf(isEmpty);
  },
  coalesce: firstOf,
  or: firstOf,
  and: (args) => {
    const truths = args.map(isTrue);
    const no = truths.indexOf(false);
    if (no >= 0) return args[no];
    return truths.includes(undefined) ? undefined : args.at(-1);
  },
  not: ([data]) => {
    const isEmpty = nothing(data);
    return isEmpty === undefined ? undefined : boolOf(isEmpty);
  },
  ternary: ([yes, no, asked]) => {
    const truth = asked && isTrue(asked);
    return truth === undefined ? undefined : truth ? yes : no;
  },
  all: (args) =>
    args.map(isTrue).includes(false) ? boolOf(false) : args.some((one) => isTrue(one) === undefined) ? undefined : boolOf(true),
  any: (args) =>
    args.map(isTrue).includes(true) ? boolOf(true) : args.some((one) => isTrue(one) === undefined) ? undefined : boolOf(false),
  eq: equal,
  ne: (args, call) => {
    const answer = equal(args, call);
    return answer?.kind === 'bool' ? boolOf(!answer.value) : undefined;
  },
  lt: ordered((difference) => difference < 0),
  le: ordered((difference) => difference <= 0),
  gt: ordered((difference) => difference > 0),
  ge: ordered((difference) => difference >= 0),
  kindOf: kind,
  kindIs: is(kind),
  typeOf: type,
  typeIs: is(type),
  typeIsLike: is(type),
  // A value that must be given is not known; a chart that refuses its own defaults is read on.
  required: ([_message, given]) => (given && isTrue(given) ? given : undefined),
  fail: () => textOf(''),
  // What a cluster holds: nothing, as when a chart is rendered without one.
  lookup: () => ({ kind: 'map', entries: new Map() }),
  semverCompare: ([range, version]) => {
    const answer = compareVersion(known(range) ?? '', known(version) ?? '');
    return answer === undefined ? undefined : boolOf(answer);
  },
};
