/** What an expression mentions whose value it passes on: references, through templates, lists, choices and most functions. */
import type { Expression } from '../../../syntax/hcl/ast';
import type { Value } from '../../../syntax/value';
import { evaluate } from './evaluate';
import type { Scope } from './scope';

const MAX_DEPTH = 40;
const MAX_MENTIONS = 200;
/** Functions whose result does not give their argument away. */
const HIDING =
  /^(?:sha\w{1,12}|md5|bcrypt|base64sha\w{1,6}|filebase64sha\w{1,6}|filemd5|filesha\w{1,6}|length|keys|can|contains|regexall|startswith|endswith|ephemeralasnull)$/;

/** Every reference, in the order of the text and without indexes: `random_password.db.result`, `var.token`. Locals are followed. */
export function mentionsIn(expression: Expression, scope: Scope): readonly string[] {
  const mentions: string[] = [];
  visit(expression, scope, mentions, 0);
  return mentions;
}

function visit(expression: Expression, scope: Scope, mentions: string[], depth: number): void {
  if (depth > MAX_DEPTH || mentions.length >= MAX_MENTIONS) return;
  const inner = (next: Expression) => visit(next, scope, mentions, depth + 1);
  switch (expression.kind) {
    case 'variable':
    case 'access':
    case 'index':
    case 'splat': {
      const reference = referenceOf(expression, 0);
      if (reference?.startsWith('local.')) through(evaluate(expression, scope), mentions, 0);
      else if (reference?.includes('.')) mentions.push(reference);
      return;
    }
    case 'template':
      for (const part of expression.parts) if (part.kind === 'interpolation') inner(part.expression);
      return;
    case 'parens':
      inner(expression.inner);
      return;
    case 'list':
      for (const item of expression.items) inner(item);
      return;
    case 'object':
      for (const { value } of expression.entries) inner(value);
      return;
    case 'conditional':
      inner(expression.whenTrue);
      inner(expression.whenFalse);
      return;
    case 'call':
      if (!HIDING.test(expression.name)) for (const argument of expression.args) inner(argument);
      return;
    default:
  }
}

/** The name and the attributes after it, as written. */
function referenceOf(expression: Expression, depth: number): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  switch (expression.kind) {
    case 'variable':
      return expression.name;
    case 'index':
    case 'splat':
      return referenceOf(expression.target, depth + 1);
    case 'access': {
      const before = referenceOf(expression.target, depth + 1);
      return before && `${before}.${expression.name}`;
    }
    default:
      return undefined;
  }
}

/** What a resolved value still refers to. */
function through(value: Value, mentions: string[], depth: number): void {
  if (depth > MAX_DEPTH || mentions.length >= MAX_MENTIONS) return;
  const inner = (next: Value) => through(next, mentions, depth + 1);
  if (value.kind === 'unknown' && value.reference) mentions.push(value.reference.replaceAll('[]', '').replaceAll('[*]', ''));
  else if (value.kind === 'list') for (const item of value.items) inner(item);
  else if (value.kind === 'object') for (const entry of value.entries) inner(entry.value);
  else if (value.kind === 'either') for (const option of value.options) inner(option);
}
