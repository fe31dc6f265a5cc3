/** The form of principals. What is not in the file is never judged. */
import type { GrammarIssue, PrincipalTerm, Statement } from '../model';
import { isWrittenOut } from '../word';

/** Hosts that services of AWS and Amazon go by. */
const SERVICE =
  /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|amazon\.com|aws\.internal|api\.aws|(?:s?c2s)\.[a-z.]{2,16}|csp\.hci\.ic\.gov)$/i;

/** Policy variables, and marks that are replaced before AWS sees them. */
const LATER = /\$\{|[#<>{}%@]/;

/** Identity providers that have no ARN of their own. */
const PROVIDER = /^(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}$/i;

export function principalIssues({ principals, notPrincipals }: Statement): GrammarIssue[] {
  return [...principals, ...notPrincipals].flatMap((term) => {
    const found = isWrittenOut(term) && term.text !== '*' && !LATER.test(term.text) ? FORMS[term.type]?.(term.text) : undefined;
    return found ? { ...found, span: term.span } : [];
  });
}

type Issue = Pick<GrammarIssue, 'code' | 'message'>;

const wrong = (message: string): Issue => ({ code: 'principal-format', message });

const FORMS: Partial<Record<PrincipalTerm['type'], (text: string) => Issue | undefined>> = {
  AWS: (text) => {
    if (/\.amazon(?:aws)?\.com(?:\.cn)?$/.test(text) && !text.startsWith('arn:'))
      return wrong('A service stands under AWS; its kind of principal is Service');
    if (/^\d+$/.test(text)) return text.length === 12 ? undefined : wrong('An account has twelve digits');
    if (/^A[A-Z]{3}[A-Z0-9]{12,}$/.test(text)) return undefined;
    if (!text.startsWith('arn:')) return wrong('An AWS principal is an account, an ARN of IAM or STS, or *');
    const [, , service, region, account, ...rest] = text.split(':');
    const resource = rest.join(':');
    if (service !== 'iam' && service !== 'sts') return wrong('An AWS principal is an ARN of IAM or STS');
    if (region !== '' || !/^(?:\d{12}|cloudfront|aws|\*)$/.test(account ?? ''))
      return wrong('The ARN of the principal names no account');
    if (!/^(?:root$|(?:user|role|assumed-role|federated-user)\/.)/.test(resource) && !resource.startsWith('*')) {
      return wrong('The ARN of the principal is none of an account, a user, a role or a session');
    }
    return /[*?]/.test(`${account}${resource}`)
      ? {
          code: 'principal-wildcard',
          message: 'A wildcard in the ARN of a principal is not understood; aws:PrincipalArn in a condition is',
        }
      : undefined;
  },
  Service: (text) => {
    if (SERVICE.test(text)) return undefined;
    if (/^(?:arn:|\d{12}$)/.test(text)) return wrong('An account or ARN stands under Service; its kind of principal is AWS');
    return wrong('A service principal is a host such as lambda.amazonaws.com');
  },
  Federated: (text) => {
    if (/^arn:[^:]{1,32}:iam::[^:]{1,32}:(?:oidc-provider|saml-provider)\/./.test(text)) return undefined;
    if (text.startsWith('arn:')) return wrong('The ARN of a federated principal is one of an OIDC or SAML provider');
    return PROVIDER.test(text) && !/^(?!cognito-identity\.)[a-z-]+\.amazonaws\.com$/.test(text)
      ? undefined
      : wrong('A federated principal is the ARN of a provider or its host');
  },
};
