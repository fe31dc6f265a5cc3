/** Who may put its own code into something that runs as a role already. */
import { COMBINED_PATHS, SINGLE_PATHS } from '../../../iam/escalation/index';
import type { Term } from '../../../iam/model';
import { aliasOfTerm } from '../../arns';
import type { Identity } from '../../model';
import { addArc, addMember } from '../found';
import { type Making, placeOf, usable } from './making';
import { itemOf } from './named';
import { placeOfTerm } from './places';

/** What each path of the catalogue takes over, by the type of its declaration. */
const RUNS: Readonly<Record<string, RegExp>> = {
  'lambda-003': /^aws_lambda_function$|^AWS::(?:Lambda|Serverless)::Function$/,
  'ssm-002': /^aws_instance$|^AWS::EC2::Instance$/,
  'ssm-001': /^aws_instance$|^AWS::EC2::Instance$/,
  'ec2instanceconnect-003': /^aws_instance$|^AWS::EC2::Instance$/,
  'ec2-002': /^aws_instance$|^AWS::EC2::Instance$/,
  'ec2-004': /^aws_launch_template$|^AWS::EC2::LaunchTemplate$/,
  'glue-002': /^aws_glue_dev_endpoint$|^AWS::Glue::DevEndpoint$/,
  'apprunner-002': /^aws_apprunner_service$|^AWS::AppRunner::Service$/,
  'sagemaker-004': /^aws_sagemaker_notebook_instance$|^AWS::SageMaker::NotebookInstance$/,
  'ecs-006': /^aws_ecs_(?:service|task_definition)$|^AWS::ECS::(?:Service|TaskDefinition)$/,
  'cloudformation-002': /^aws_cloudformation_stack$|^AWS::CloudFormation::Stack$/,
  'codebuild-002': /^aws_codebuild_project$|^AWS::CodeBuild::Project$/,
  'stepfunctions-rewrite': /^aws_sfn_state_machine$|^AWS::(?:StepFunctions|Serverless)::StateMachine$/,
};

const PATHS = [...SINGLE_PATHS, ...COMBINED_PATHS].filter(({ id }) => Object.hasOwn(RUNS, id));

interface Running {
  readonly name: string;
  readonly home: string;
  readonly role: Identity;
}

const hubOf = (id: string, home: string) => `hub:take-over ${id} ${home}`;

export function addTakeOver(making: Making): void {
  const { found, holders } = making;
  const byKey = new Map<string, Running>();
  for (const { role, home } of making.roles) {
    for (const { type, from, fromType, fromIdentity, span } of role.references) {
      if (type !== 'uses' || fromIdentity) continue;
      const paths = PATHS.filter(({ id }) => RUNS[id]?.test(fromType));
      if (paths.length === 0) continue;
      for (const key of keysOf(role, from, span.file)) byKey.set(key, { name: from, home, role });
      for (const { id } of paths) addMember(found, hubOf(id, home), { to: role.id, span });
    }
  }
  if (byKey.size === 0) return;
  for (const { identity, home, effective } of holders) {
    for (const { id, needs, depends } of PATHS) {
      const [aim, ...others] = needs;
      if (!aim || !others.every(({ actions }) => actions.some((action) => usable(effective, action).length > 0))) continue;
      for (const action of aim.actions) {
        for (const { grant, under } of usable(effective, action)) {
          // Many start what they may not change: whether that is a way in depends on how it was set up.
          const guard = under ?? (depends ? 'how it was set up' : undefined);
          const base = { way: 'take-over', span: placeOf(grant).span, ...(guard ? { under: guard } : {}) } as const;
          if (grant.reach === 'anywhere') {
            addArc(found, identity.id, {
              ...base,
              to: hubOf(id, home),
              says: `may put its own code into what runs as {to} (${action})`,
            });
            continue;
          }
          for (const term of grant.resources) {
            const running = byKey.get(keyOfTerm(term));
            if (running && RUNS[id])
              addArc(found, identity.id, {
                ...base,
                to: running.role.id,
                span: placeOfTerm(term),
                ...itemOf(term, grant.statement),
                says: `may put its own code into ${running.name}, which runs as {to} (${action})`,
              });
          }
        }
      }
    }
  }
}

/** `tf:infra:aws_lambda_function.worker`, `cfn:template.yaml:Worker`. */
function keysOf({ aliases }: Identity, from: string, file: string): string[] {
  const root = aliases.find((alias) => alias.startsWith('tf:'));
  return [...(root ? [`${root.slice(0, root.indexOf(':', 3) + 1)}${from}`] : []), `cfn:${file}:${from}`];
}

function keyOfTerm(term: Term): string {
  return aliasOfTerm(term) ?? '';
}
