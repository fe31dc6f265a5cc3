/** A root module and all it calls, as facts of the files they are written in. */

import { extractCloud } from '../cloud';
import { extractIdentities } from '../identities';
import { extractKeyPair } from '../key-pairs';
import { extractCloudLinks } from '../kubernetes/cloud-links';
import { extractKubernetesObjects } from '../kubernetes/extract';
import { extractAttachments } from '../policies/attachments';
import { extractLambdaPermission } from '../policies/lambda-permission';
import { extractPolicies } from '../policies/policies';
import { extractPolicyDocument, isDocumentBlock, statementsOf } from '../policies/policy-documents';
import { extractKeyOwner } from '../secrets/access-keys';
import { extractCodePlaces, runsCode } from '../workloads/code-places';
import { extractOutside, extractReferences } from '../workloads/references';
import { extractUserMeans } from '../workloads/user-means';
import type { Derived } from './derived';
import { instancesOf } from './instances';
import { type Instance, type Module, moduleOf } from './module';
import { withOwnNames } from './own-names';
import { derivedOf, moduleBehind, type Root, rootOf } from './root';
import { aliasIn } from './source';
import type { Start, TerraformWorkspace } from './workspace';

export interface Evaluated {
  readonly said: ReadonlyMap<string, Derived>;
  /** What was looked at, by path: see Root. */
  readonly seen: Root['seen'];
  /** Calls of modules that were left before, and how many were made. */
  readonly left: number;
  readonly calls: number;
}

export function evaluateRoot(workspace: TerraformWorkspace, start: Start, left: number): Evaluated {
  const root = rootOf(workspace, start, left);
  const folder = root.folderAt(start.folder);
  if (!folder) return { said: root.said, seen: root.seen, left, calls: 0 };
  const modules = modulesFrom(moduleOf(root, folder, ''));
  const documents: Instance[] = [];
  const programs: Instance[] = [];
  const hasKeys = modules.some((module) => module.folder.declared.some(({ type }) => type === 'aws_iam_access_key'));
  for (const module of modules) {
    for (const declared of module.folder.declared) {
      const instances = instancesOf(module, declared).all;
      extractIdentities(instances);
      const [first] = instances;
      if (first) noteTemplate(first);
      for (const instance of instances) {
        if (isDocumentBlock(instance)) documents.push(instance);
        else extractFrom(instance);
        if (runsCode(instance)) programs.push(instance);
      }
    }
    extractOutside(module, hasKeys);
  }
  // First what each takes in, then which of them are policies of their own.
  for (const document of documents) statementsOf(document);
  for (const document of documents) extractPolicyDocument(document);
  // When every attachment is known.
  for (const program of programs) extractCodePlaces(program);
  withOwnNames(root.said);
  if (root.budget.steps <= 0) spent(root, modules[0] as Module);
  return { said: root.said, seen: root.seen, left, calls: left - Math.max(0, root.left) };
}

function extractFrom(instance: Instance): void {
  extractKeyOwner(instance);
  extractKeyPair(instance);
  extractUserMeans(instance);
  extractPolicies(instance);
  extractLambdaPermission(instance);
  extractAttachments(instance);
  extractKubernetesObjects(instance);
  extractCloudLinks(instance);
  extractCloud(instance);
  extractReferences(instance);
}

/** The module and all that it calls, each before those it calls. */
function modulesFrom(module: Module): Module[] {
  const all = [module];
  for (const one of all)
    for (const declared of one.folder.declared) {
      if (declared.mode !== 'module') continue;
      for (const call of instancesOf(one, declared).all) {
        const inner = moduleBehind(call);
        if (inner) all.push(inner);
      }
    }
  return all;
}

/** What the text of a block is called in the file's own facts belongs to its first instance. */
function noteTemplate({ declared, alias, module, scope }: Instance): void {
  const own = aliasIn(declared);
  const { templates } = derivedOf(module.root, scope.file);
  if (own !== alias && !templates.has(own)) templates.set(own, alias);
}

function spent(root: Root, { folder }: Module): void {
  const file = folder.sources[0]?.file ?? folder.dir;
  root.unresolved(file, {
    reason: 'the module refers to its own values too often: not all were resolved',
    span: { file, start: 0, end: 0 },
    policy: true,
  });
}
