import { rule as agentLiteralSecret } from './agent-literal-secret/rule';
import { rule as agentOverprivilegedServer } from './agent-overprivileged-server/rule';
import { rule as agentSecretOnCommandLine } from './agent-secret-on-command-line/rule';
import { rule as agentUnpinnedServerWithSecret } from './agent-unpinned-server-with-secret/rule';
import { rule as armSecureParameter } from './arm-secure-parameter/rule';
import { rule as awsIamAdminManagedPolicy } from './aws-iam-admin-managed-policy/rule';
import { rule as awsIamAllowNotAction } from './aws-iam-allow-not-action/rule';
import { rule as awsIamAllowNotPrincipal } from './aws-iam-allow-not-principal/rule';
import { rule as awsIamAllowNotResource } from './aws-iam-allow-not-resource/rule';
import { rule as awsIamConditionKeyMismatch } from './aws-iam-condition-key-mismatch/rule';
import { rule as awsIamConditionVoid } from './aws-iam-condition-void/rule';
import { rule as awsIamConfusedDeputy } from './aws-iam-confused-deputy/rule';
import { rule as awsIamCreateRoleNoBoundary } from './aws-iam-create-role-no-boundary/rule';
import { rule as awsIamCredentialsExposure } from './aws-iam-credentials-exposure/rule';
import { rule as awsIamDataExfiltration } from './aws-iam-data-exfiltration/rule';
import { rule as awsIamFullAdmin } from './aws-iam-full-admin/rule';
import { rule as awsIamPassroleNoServiceCondition } from './aws-iam-passrole-no-service-condition/rule';
import { rule as awsIamPassroleWildcard } from './aws-iam-passrole-wildcard/rule';
import { rule as awsIamPermissionsManagement } from './aws-iam-permissions-management/rule';
import { rule as awsIamPolicySyntax } from './aws-iam-policy-syntax/rule';
import { rule as awsIamPolicyUnresolved } from './aws-iam-policy-unresolved/rule';
import { rule as awsIamPrivescCombo } from './aws-iam-privesc-combo/rule';
import { rule as awsIamPrivescSingleAction } from './aws-iam-privesc-single-action/rule';
import { rule as awsIamPublicResourcePolicy } from './aws-iam-public-resource-policy/rule';
import { rule as awsIamResourceActionMismatch } from './aws-iam-resource-action-mismatch/rule';
import { rule as awsIamResourceEffectivelyStar } from './aws-iam-resource-effectively-star/rule';
import { rule as awsIamSensitivePrefixWildcard } from './aws-iam-sensitive-prefix-wildcard/rule';
import { rule as awsIamServiceWildcard } from './aws-iam-service-wildcard/rule';
import { rule as awsIamTrustAccountRoot } from './aws-iam-trust-account-root/rule';
import { rule as awsIamTrustAnyPrincipal } from './aws-iam-trust-any-principal/rule';
import { rule as awsIamTrustOidcAbusableClaim } from './aws-iam-trust-oidc-abusable-claim/rule';
import { rule as awsIamTrustOidcMissingAudience } from './aws-iam-trust-oidc-missing-audience/rule';
import { rule as awsIamTrustOidcMissingSubject } from './aws-iam-trust-oidc-missing-subject/rule';
import { rule as awsIamTrustOidcSubjectWildcard } from './aws-iam-trust-oidc-subject-wildcard/rule';
import { rule as awsIamTrustThirdPartyNoExternalId } from './aws-iam-trust-third-party-no-external-id/rule';
import { rule as awsIamUnknownAction } from './aws-iam-unknown-action/rule';
import { rule as awsIamWildcardAction } from './aws-iam-wildcard-action/rule';
import { rule as awsIamWildcardResource } from './aws-iam-wildcard-resource/rule';
import { rule as cfnComputeSecret } from './cfn-compute-secret/rule';
import { rule as cfnIamAccessKey } from './cfn-iam-access-key/rule';
import { rule as cfnLambdaPermissionWildcard } from './cfn-lambda-permission-wildcard/rule';
import { rule as cfnPlaintextCredential } from './cfn-plaintext-credential/rule';
import { rule as cfnSamPolicyWildcard } from './cfn-sam-policy-wildcard/rule';
import { rule as cfnSecretParameterInsteadOfVault } from './cfn-secret-parameter-instead-of-vault/rule';
import { rule as cfnSecretParameterUnmasked } from './cfn-secret-parameter-unmasked/rule';
import { rule as cfnUserInlineOrDirectPolicy } from './cfn-user-inline-or-direct-policy/rule';
import { rule as ciAppOrPatTokenBroad } from './ci-app-or-pat-token-broad/rule';
import { rule as ciGhaIdTokenBroad } from './ci-gha-id-token-broad/rule';
import { rule as ciGhaPermissionsBroad } from './ci-gha-permissions-broad/rule';
import { rule as ciGhaPermissionsDefault } from './ci-gha-permissions-default/rule';
import { rule as ciHardcodedCredential } from './ci-hardcoded-credential/rule';
import { rule as ciLongLivedPublishToken } from './ci-long-lived-publish-token/rule';
import { rule as ciPersistCredentials } from './ci-persist-credentials/rule';
import { rule as ciSecretInCommand } from './ci-secret-in-command/rule';
import { rule as ciSecretOutsideEnvironment } from './ci-secret-outside-environment/rule';
import { rule as ciSecretsInherit } from './ci-secrets-inherit/rule';
import { rule as ciSecretsOverprovisioned } from './ci-secrets-overprovisioned/rule';
import { rule as ciStaticCloudCredentials } from './ci-static-cloud-credentials/rule';
import { rule as ciThirdPartyActionWithSecrets } from './ci-third-party-action-with-secrets/rule';
import { rule as ciUntrustedTriggerWithSecrets } from './ci-untrusted-trigger-with-secrets/rule';
import { rule as composeEnvSecret } from './compose-env-secret/rule';
import { rule as composeHostCredentialMount } from './compose-host-credential-mount/rule';
import { rule as dockerBuildSecret } from './docker-build-secret/rule';
import { rule as dockerCopyCredentialFile } from './docker-copy-credential-file/rule';
import { rule as graphCiOidcTrustMismatch } from './graph-ci-oidc-trust-mismatch/rule';
import { rule as graphExternalTrustToAdmin } from './graph-external-trust-to-admin/rule';
import { rule as graphHumanUsesNhi } from './graph-human-uses-nhi/rule';
import { rule as graphIdentityCrossEnvironment } from './graph-identity-cross-environment/rule';
import { rule as graphIdentitySharedByWorkloads } from './graph-identity-shared-by-workloads/rule';
import { rule as graphK8sPrivescPath } from './graph-k8s-privesc-path/rule';
import { rule as graphK8sSaCloudRole } from './graph-k8s-sa-cloud-role/rule';
import { rule as graphPrivescPath } from './graph-privesc-path/rule';
import { rule as graphSecretDuplicated } from './graph-secret-duplicated/rule';
import { rule as k8sApiServerWeakAuth } from './k8s-api-server-weak-auth/rule';
import { rule as k8sAutomountToken } from './k8s-automount-token/rule';
import { rule as k8sBindingAnonymous } from './k8s-binding-anonymous/rule';
import { rule as k8sClusterAdminBinding } from './k8s-cluster-admin-binding/rule';
import { rule as k8sConfigmapSecret } from './k8s-configmap-secret/rule';
import { rule as k8sDefaultServiceAccount } from './k8s-default-service-account/rule';
import { rule as k8sEnvLiteralSecret } from './k8s-env-literal-secret/rule';
import { rule as k8sEnvSecretRef } from './k8s-env-secret-ref/rule';
import { rule as k8sRbacClusterTakeoverOther } from './k8s-rbac-cluster-takeover-other/rule';
import { rule as k8sRbacCreateWorkloads } from './k8s-rbac-create-workloads/rule';
import { rule as k8sRbacCsrApprove } from './k8s-rbac-csr-approve/rule';
import { rule as k8sRbacEscalateBind } from './k8s-rbac-escalate-bind/rule';
import { rule as k8sRbacImpersonate } from './k8s-rbac-impersonate/rule';
import { rule as k8sRbacNodeProxy } from './k8s-rbac-node-proxy/rule';
import { rule as k8sRbacPodExec } from './k8s-rbac-pod-exec/rule';
import { rule as k8sRbacReadSecrets } from './k8s-rbac-read-secrets/rule';
import { rule as k8sRbacTokenRequest } from './k8s-rbac-token-request/rule';
import { rule as k8sRbacWildcard } from './k8s-rbac-wildcard/rule';
import { rule as k8sSecretManifestPlaintext } from './k8s-secret-manifest-plaintext/rule';
import { rule as k8sServiceAccountTokenSecret } from './k8s-service-account-token-secret/rule';
import { rule as k8sStaticCloudCredentials } from './k8s-static-cloud-credentials/rule';
import { rule as lifecycleCertificateExpiring } from './lifecycle-certificate-expiring/rule';
import { rule as lifecycleCredentialNoExpiry } from './lifecycle-credential-no-expiry/rule';
import { rule as lifecycleDanglingReference } from './lifecycle-dangling-reference/rule';
import { rule as lifecycleExpiredCredential } from './lifecycle-expired-credential/rule';
import { rule as lifecycleKeyNoRotation } from './lifecycle-key-no-rotation/rule';
import { rule as lifecycleNoOwner } from './lifecycle-no-owner/rule';
import { rule as lifecycleOrphanedIdentity } from './lifecycle-orphaned-identity/rule';
import { rule as lifecycleSecretNoRotation } from './lifecycle-secret-no-rotation/rule';
import { rule as lifecycleStaleCredential } from './lifecycle-stale-credential/rule';
import { rule as lifecycleWeakKey } from './lifecycle-weak-key/rule';
import type { Rule } from './model';
import { rule as sdkClientSecretCredential } from './sdk-client-secret-credential/rule';
import { rule as sdkKeyFileCredentials } from './sdk-key-file-credentials/rule';
import { rule as sdkMintsLongLivedKey } from './sdk-mints-long-lived-key/rule';
import { rule as sdkMissingPermission } from './sdk-missing-permission/rule';
import { rule as sdkNonVaultSecretRead } from './sdk-non-vault-secret-read/rule';
import { rule as sdkSecretLogged } from './sdk-secret-logged/rule';
import { rule as sdkStaticCredentials } from './sdk-static-credentials/rule';
import { rule as sdkTlsVerificationOff } from './sdk-tls-verification-off/rule';
import { rule as sdkUnusedPermission } from './sdk-unused-permission/rule';
import { rule as secretAuthHeader } from './secret-auth-header/rule';
import { rule as secretConnectionString } from './secret-connection-string/rule';
import { rule as secretCredentialFile } from './secret-credential-file/rule';
import { rule as secretEncoded } from './secret-encoded/rule';
import { rule as secretGenericAssignment } from './secret-generic-assignment/rule';
import { rule as secretPrivateKey } from './secret-private-key/rule';
import { rule as secretProviderToken } from './secret-provider-token/rule';
import { rule as secretSignedUrl } from './secret-signed-url/rule';
import { rule as tfAwsCognitoUnauthenticated } from './tf-aws-cognito-unauthenticated/rule';
import { rule as tfAwsComputeSecret } from './tf-aws-compute-secret/rule';
import { rule as tfAwsComputeWithoutRole } from './tf-aws-compute-without-role/rule';
import { rule as tfAwsConsoleLoginForMachine } from './tf-aws-console-login-for-machine/rule';
import { rule as tfAwsEcsSharedExecTaskRole } from './tf-aws-ecs-shared-exec-task-role/rule';
import { rule as tfAwsIamAccessKey } from './tf-aws-iam-access-key/rule';
import { rule as tfAwsIamDbAuthDisabled } from './tf-aws-iam-db-auth-disabled/rule';
import { rule as tfAwsIamUserAsWorkload } from './tf-aws-iam-user-as-workload/rule';
import { rule as tfAwsImdsV1 } from './tf-aws-imds-v1/rule';
import { rule as tfAwsPlaintextCredentialArgument } from './tf-aws-plaintext-credential-argument/rule';
import { rule as tfAwsPolicyOnUser } from './tf-aws-policy-on-user/rule';
import { rule as tfAwsRootAccessKey } from './tf-aws-root-access-key/rule';
import { rule as tfAzureAppCredentialNoExpiry } from './tf-azure-app-credential-no-expiry/rule';
import { rule as tfAzureClientSecretAuth } from './tf-azure-client-secret-auth/rule';
import { rule as tfAzureCustomRolePrivesc } from './tf-azure-custom-role-privesc/rule';
import { rule as tfAzureCustomRoleWildcard } from './tf-azure-custom-role-wildcard/rule';
import { rule as tfAzureFederatedSubjectWide } from './tf-azure-federated-subject-wide/rule';
import { rule as tfAzureGraphHighAppRole } from './tf-azure-graph-high-app-role/rule';
import { rule as tfAzureKeyvaultAllPermissions } from './tf-azure-keyvault-all-permissions/rule';
import { rule as tfAzureLocalAuthEnabled } from './tf-azure-local-auth-enabled/rule';
import { rule as tfAzureNoManagedIdentity } from './tf-azure-no-managed-identity/rule';
import { rule as tfAzureOwnerAssignment } from './tf-azure-owner-assignment/rule';
import { rule as tfAzureSasLongLived } from './tf-azure-sas-long-lived/rule';
import { rule as tfGcpBasicRole } from './tf-gcp-basic-role/rule';
import { rule as tfGcpCustomRolePrivesc } from './tf-gcp-custom-role-privesc/rule';
import { rule as tfGcpDefaultServiceAccount } from './tf-gcp-default-service-account/rule';
import { rule as tfGcpFullApiScope } from './tf-gcp-full-api-scope/rule';
import { rule as tfGcpImpersonationRole } from './tf-gcp-impersonation-role/rule';
import { rule as tfGcpProviderKeyFile } from './tf-gcp-provider-key-file/rule';
import { rule as tfGcpPublicMember } from './tf-gcp-public-member/rule';
import { rule as tfGcpServiceAccountKey } from './tf-gcp-service-account-key/rule';
import { rule as tfGcpUserGrantForWorkload } from './tf-gcp-user-grant-for-workload/rule';
import { rule as tfGcpWifUnrestricted } from './tf-gcp-wif-unrestricted/rule';
import { rule as tfProviderStaticCredentials } from './tf-provider-static-credentials/rule';
import { rule as tfSecretInState } from './tf-secret-in-state/rule';
import { rule as tfSecretNotSensitive } from './tf-secret-not-sensitive/rule';
import { rule as tfSecretVariableDefault } from './tf-secret-variable-default/rule';

/** Every rule, by name, in the order of the documentation. */
export const rules: readonly Rule[] = [
  secretProviderToken,
  secretPrivateKey,
  secretSignedUrl,
  secretConnectionString,
  secretGenericAssignment,
  secretEncoded,
  secretAuthHeader,
  secretCredentialFile,
  agentLiteralSecret,
  agentSecretOnCommandLine,
  agentUnpinnedServerWithSecret,
  agentOverprivilegedServer,
  awsIamFullAdmin,
  awsIamWildcardAction,
  awsIamServiceWildcard,
  awsIamWildcardResource,
  awsIamPassroleWildcard,
  awsIamTrustAnyPrincipal,
  awsIamTrustOidcMissingSubject,
  awsIamAdminManagedPolicy,
  awsIamPrivescSingleAction,
  awsIamPrivescCombo,
  awsIamPublicResourcePolicy,
  awsIamTrustAccountRoot,
  awsIamTrustThirdPartyNoExternalId,
  awsIamTrustOidcSubjectWildcard,
  awsIamTrustOidcMissingAudience,
  awsIamTrustOidcAbusableClaim,
  awsIamConditionVoid,
  awsIamConfusedDeputy,
  awsIamAllowNotPrincipal,
  awsIamCredentialsExposure,
  awsIamDataExfiltration,
  awsIamPermissionsManagement,
  awsIamCreateRoleNoBoundary,
  awsIamPassroleNoServiceCondition,
  awsIamPolicySyntax,
  awsIamUnknownAction,
  awsIamConditionKeyMismatch,
  awsIamResourceActionMismatch,
  awsIamSensitivePrefixWildcard,
  awsIamResourceEffectivelyStar,
  awsIamAllowNotAction,
  awsIamAllowNotResource,
  awsIamPolicyUnresolved,
  cfnPlaintextCredential,
  cfnSecretParameterUnmasked,
  cfnLambdaPermissionWildcard,
  cfnComputeSecret,
  cfnIamAccessKey,
  cfnUserInlineOrDirectPolicy,
  cfnSecretParameterInsteadOfVault,
  cfnSamPolicyWildcard,
  k8sEnvLiteralSecret,
  k8sSecretManifestPlaintext,
  k8sRbacWildcard,
  k8sRbacReadSecrets,
  k8sRbacEscalateBind,
  k8sRbacImpersonate,
  k8sRbacPodExec,
  k8sRbacCreateWorkloads,
  k8sRbacTokenRequest,
  k8sRbacCsrApprove,
  k8sRbacNodeProxy,
  k8sRbacClusterTakeoverOther,
  k8sBindingAnonymous,
  k8sClusterAdminBinding,
  k8sDefaultServiceAccount,
  k8sAutomountToken,
  k8sConfigmapSecret,
  k8sStaticCloudCredentials,
  k8sServiceAccountTokenSecret,
  k8sApiServerWeakAuth,
  k8sEnvSecretRef,
  ciLongLivedPublishToken,
  ciSecretsInherit,
  ciSecretsOverprovisioned,
  ciThirdPartyActionWithSecrets,
  ciSecretInCommand,
  ciAppOrPatTokenBroad,
  graphCiOidcTrustMismatch,
  graphHumanUsesNhi,
  graphIdentityCrossEnvironment,
  graphSecretDuplicated,
  graphPrivescPath,
  graphExternalTrustToAdmin,
  graphK8sPrivescPath,
  graphK8sSaCloudRole,
  graphIdentitySharedByWorkloads,
  dockerBuildSecret,
  dockerCopyCredentialFile,
  composeEnvSecret,
  composeHostCredentialMount,
  ciGhaIdTokenBroad,
  ciGhaPermissionsBroad,
  ciGhaPermissionsDefault,
  ciPersistCredentials,
  ciSecretOutsideEnvironment,
  ciUntrustedTriggerWithSecrets,
  ciHardcodedCredential,
  ciStaticCloudCredentials,
  sdkStaticCredentials,
  sdkNonVaultSecretRead,
  sdkKeyFileCredentials,
  sdkClientSecretCredential,
  sdkMintsLongLivedKey,
  sdkSecretLogged,
  sdkTlsVerificationOff,
  sdkUnusedPermission,
  sdkMissingPermission,
  tfProviderStaticCredentials,
  tfSecretVariableDefault,
  tfSecretNotSensitive,
  tfSecretInState,
  tfAwsPlaintextCredentialArgument,
  tfAwsIamAccessKey,
  tfAwsImdsV1,
  tfAwsIamDbAuthDisabled,
  tfAwsCognitoUnauthenticated,
  tfAwsComputeSecret,
  tfAwsPolicyOnUser,
  tfAwsRootAccessKey,
  tfAwsIamUserAsWorkload,
  tfAwsConsoleLoginForMachine,
  tfAwsComputeWithoutRole,
  tfAwsEcsSharedExecTaskRole,
  tfAzureAppCredentialNoExpiry,
  tfAzureClientSecretAuth,
  tfAzureCustomRolePrivesc,
  tfAzureCustomRoleWildcard,
  tfAzureFederatedSubjectWide,
  tfAzureGraphHighAppRole,
  tfAzureNoManagedIdentity,
  tfAzureLocalAuthEnabled,
  tfAzureKeyvaultAllPermissions,
  tfAzureOwnerAssignment,
  tfAzureSasLongLived,
  armSecureParameter,
  tfGcpProviderKeyFile,
  tfGcpServiceAccountKey,
  tfGcpBasicRole,
  tfGcpImpersonationRole,
  tfGcpDefaultServiceAccount,
  tfGcpFullApiScope,
  tfGcpPublicMember,
  tfGcpWifUnrestricted,
  tfGcpUserGrantForWorkload,
  tfGcpCustomRolePrivesc,
  lifecycleStaleCredential,
  lifecycleCertificateExpiring,
  lifecycleWeakKey,
  lifecycleCredentialNoExpiry,
  lifecycleExpiredCredential,
  lifecycleKeyNoRotation,
  lifecycleSecretNoRotation,
  lifecycleDanglingReference,
  lifecycleOrphanedIdentity,
  lifecycleNoOwner,
];
