/** Rights that a call needs because of what it is given: tags of what it makes, the version of what it reads. */

/** What a file says, the calls that it is said of, and what they need then. From the pages of the operations in the API references. */
const GIVEN: readonly (readonly [sign: RegExp, call: RegExp, needed: string])[] = [
  [/tag_?specifications?/i, /^ec2:(?:Create|Run|Request|Allocate|Import|Copy)/, 'ec2:CreateTags'],
  [/\btagging\b/i, /^s3:PutObject$/, 's3:PutObjectTagging'],
  [/\b(?:ACL|acl|cannedAcl|CannedAcl|grantRead|GrantRead)\b/, /^s3:PutObject$/, 's3:PutObjectAcl'],
  [/\bversion_?id\b/i, /^s3:GetObject$/, 's3:GetObjectVersion'],
  [/\bversion_?id\b/i, /^s3:DeleteObject$/, 's3:DeleteObjectVersion'],
  [/\btags\b/i, /^sqs:CreateQueue$/, 'sqs:TagQueue'],
  [/\btags\b/i, /^sns:CreateTopic$/, 'sns:TagResource'],
  [/\btags\b/i, /^dynamodb:CreateTable$/, 'dynamodb:TagResource'],
  [/\btags\b/i, /^lambda:CreateFunction$/, 'lambda:TagResource'],
  [/\btags\b/i, /^iam:CreateRole$/, 'iam:TagRole'],
  [/\btags\b/i, /^secretsmanager:CreateSecret$/, 'secretsmanager:TagResource'],
  [/\btags\b/i, /^ssm:PutParameter$/, 'ssm:AddTagsToResource'],
  [/\btags\b/i, /^logs:CreateLogGroup$/, 'logs:TagResource'],
];

/** What a call in this text may need besides. */
export function givenWith(text: string, action: string): readonly string[] {
  return GIVEN.flatMap(([sign, call, needed]) => (call.test(action) && sign.test(text) ? [needed] : []));
}
