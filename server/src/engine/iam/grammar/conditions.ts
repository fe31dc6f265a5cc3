/** The form of conditions: operators that exist, and values of the kind that they compare. */
import { HOLE } from '../../syntax/value';
import type { Condition, GrammarIssue, Statement, Term } from '../model';
import { nearest } from '../table/nearest';
import { isWrittenOut, wordIn } from '../word';
import { OPERATORS, type Operator, operatorOf } from './operators';

/** Policy variables, and marks that are replaced before AWS sees them. */
const LATER = /\$\{|\{\{|^[<%@#[{]/;

export function conditionIssues({ conditions }: Statement): GrammarIssue[] {
  return conditions.flatMap((condition) => {
    if (condition.operator === '' || condition.operator.includes(HOLE)) return [];
    const operator = operatorOf(condition.operator);
    return operator ? judge(operator, condition) : [unknownOperator(condition)];
  });
}

function unknownOperator({ operator, operatorSpan, span }: Condition): GrammarIssue {
  const [, set = '', base = '', suffix = ''] = /^([A-Za-z]{0,16}:)?(.*?)(IfExists)?$/is.exec(operator) ?? [];
  const near = nearest(base, OPERATORS);
  const qualifier = set && nearest(set.slice(0, -1), ['ForAllValues', 'ForAnyValue']);
  const meant = near && (!set || qualifier) ? `${qualifier ? `${qualifier}:` : ''}${near}${suffix}` : undefined;
  const hint = meant ? `; ${meant} is` : '';
  const written = operatorSpan && wordIn(operatorSpan, operator);
  return {
    code: 'unknown-operator',
    message: `The operator of this condition does not exist${hint}`,
    span: written ?? span,
    ...(written && meant ? { instead: meant } : {}),
  };
}

function judge(operator: Operator, { values, span }: Condition): GrammarIssue[] {
  if (operator.compares === 'null' && (operator.set || operator.ifExists)) {
    const what = operator.set ? 'a set qualifier' : 'IfExists';
    return [
      { code: 'null-qualifier', message: `Null asks whether the key is there and takes no ${what.replace(/^a /, '')}`, span },
    ];
  }
  const form = FORMS[operator.compares];
  return values.flatMap((term) => {
    if (!form || !isWrittenOut(term) || LATER.test(term.text) || form.test(term)) return [];
    return { code: 'value-kind', message: form.message, span: term.span };
  });
}

interface Form {
  readonly test: (term: Term) => boolean;
  readonly message: string;
}

const BOOLEAN: Form = {
  test: ({ text }) => /^(?:true|false)$/i.test(text),
  message: 'The operator compares true or false, and this value is neither',
};

const FORMS: Partial<Record<Operator['compares'], Form>> = {
  bool: BOOLEAN,
  null: BOOLEAN,
  numeric: {
    test: ({ text }) => /^[+-]?\d{1,20}(?:\.\d{1,20})?$/.test(text),
    message: 'The operator compares numbers, and this value is none',
  },
  date: {
    test: ({ text }) => /^\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.,]{2,24}(?:Z|[+-]\d\d:?\d\d)?)?)?)?$|^\d{5,19}$/i.test(text),
    message: 'The operator compares dates, and this value is neither an ISO 8601 date nor seconds since 1970',
  },
  ip: {
    test: ({ text }) => isRange(text),
    message: 'The operator compares IP addresses, and this value is no address or range in CIDR notation',
  },
  arn: {
    test: ({ text }) => /^(?:arn:|[*?])/i.test(text),
    message: 'The operator compares ARNs, and this value is none',
  },
};

/** An IPv4 or IPv6 address, with or without a prefix length. */
export function isRange(text: string): boolean {
  const [address = '', length, ...more] = text.split('/');
  if (more.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return false;
  const bits = length === undefined ? 0 : Number(length);
  const bytes = address.split('.');
  if (bytes.length === 4) return bits <= 32 && bytes.every((byte) => /^\d{1,3}$/.test(byte) && Number(byte) <= 255);
  return bits <= 128 && address.includes(':') && /^[0-9a-f:]{2,39}$/i.test(address) && address.split(':').length <= 8 + 1;
}
