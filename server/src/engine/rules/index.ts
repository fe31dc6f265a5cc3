import { rule as awsIamAdminManagedPolicy } from './aws-iam-admin-managed-policy/rule';
import { rule as awsIamFullAdmin } from './aws-iam-full-admin/rule';
import { rule as awsIamPassroleWildcard } from './aws-iam-passrole-wildcard/rule';
import { rule as awsIamServiceWildcard } from './aws-iam-service-wildcard/rule';
import { rule as awsIamTrustAnyPrincipal } from './aws-iam-trust-any-principal/rule';
import { rule as awsIamTrustOidcMissingSubject } from './aws-iam-trust-oidc-missing-subject/rule';
import { rule as awsIamWildcardAction } from './aws-iam-wildcard-action/rule';
import { rule as awsIamWildcardResource } from './aws-iam-wildcard-resource/rule';
import type { Rule } from './model';

/** Every rule, by name, in the order of the documentation. */
export const rules: readonly Rule[] = [
  awsIamFullAdmin,
  awsIamWildcardAction,
  awsIamServiceWildcard,
  awsIamWildcardResource,
  awsIamPassroleWildcard,
  awsIamTrustAnyPrincipal,
  awsIamTrustOidcMissingSubject,
  awsIamAdminManagedPolicy,
];
