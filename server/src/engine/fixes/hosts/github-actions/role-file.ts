/** A new role that trusts the workflows of a repository, in a file beside the Terraform of the workspace. */
import { folderOf } from '../../../syntax/path';
import type { FileEdit, FixContext, Step } from '../../model';
import type { Where } from './place';
import { ISSUER, inWords, ownRepository, subjectOf } from './repository';

export interface Beside {
  readonly edits: readonly FileEdit[];
  readonly steps: readonly Step[];
}

/** A role in a file of its own, beside the Terraform that sets the provider up. */
export function roleBeside(context: FixContext, where: Where): Beside {
  const folder = folderWithProvider(context);
  const file = folder === undefined ? undefined : `${folder === '' ? '' : `${folder}/`}github-actions.tf`;
  const after = 'Attach to the role github-actions what the job does, and no more than the key could.';
  const repository = ownRepository(context);
  const subject = subjectOf(where, repository ?? '${var.github_repository}');
  if (file === undefined || subject === undefined || context.read(file) !== undefined) {
    return {
      edits: [],
      steps: [
        `The trust of the role admits ${ISSUER}:aud sts.amazonaws.com and ${ISSUER}:sub ${inWords(where)}, and nothing else.`,
      ],
    };
  }
  const lines = roleLines(subject, repository === undefined);
  return {
    edits: [{ file, create: true, edits: [{ start: 0, end: 0, text: `${lines.join('\n')}\n` }] }],
    steps: [...(repository ? [] : ['Give the variable github_repository its value: OWNER/REPOSITORY.']), after],
  };
}

const MAX_FILES = 300;

function folderWithProvider({ files, read }: FixContext): string | undefined {
  const terraform = files.filter((file) => /\.(?:tf|tofu)$/.test(file)).slice(0, MAX_FILES);
  const texts = terraform.map((file) => read(file) ?? '');
  // A provider of GitHub may stand there only once in an account: one that is known under another name is not declared again.
  if (texts.some((text) => text.includes(ISSUER))) return undefined;
  const own = terraform.filter((_, i) => /^provider[ \t]+"aws"[ \t]*\{/m.test(texts[i] ?? ''));
  return own.map(folderOf).sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
}

/** https://docs.github.com/actions/security-for-github-actions/security-hardening-your-deployments/configuring-openid-connect-in-amazon-web-services */
function roleLines(subject: string, asks: boolean): string[] {
  return [
    ...(asks
      ? [
          'variable "github_repository" {',
          '  description = "Repository whose workflows become the role, as OWNER/REPOSITORY"',
          '  type        = string',
          '}',
          '',
        ]
      : []),
    'resource "aws_iam_openid_connect_provider" "github" {',
    `  url            = "https://${ISSUER}"`,
    '  client_id_list = ["sts.amazonaws.com"]',
    '}',
    '',
    'data "aws_iam_policy_document" "github_actions_trust" {',
    '  statement {',
    '    actions = ["sts:AssumeRoleWithWebIdentity"]',
    '',
    '    principals {',
    '      type        = "Federated"',
    '      identifiers = [aws_iam_openid_connect_provider.github.arn]',
    '    }',
    '',
    ...conditionLines('aud', 'sts.amazonaws.com'),
    '',
    ...conditionLines('sub', subject),
    '  }',
    '}',
    '',
    'resource "aws_iam_role" "github_actions" {',
    '  name               = "github-actions"',
    '  assume_role_policy = data.aws_iam_policy_document.github_actions_trust.json',
    '}',
  ];
}

function conditionLines(claim: string, value: string): string[] {
  return [
    '    condition {',
    '      test     = "StringEquals"',
    `      variable = "${ISSUER}:${claim}"`,
    `      values   = ["${value}"]`,
    '    }',
  ];
}
