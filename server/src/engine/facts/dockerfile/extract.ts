/** Dockerfiles: what an image is given when it is built, and `.dockerignore`. */
import type { Instruction } from '../../syntax/dockerfile/model';
import { pairsOf } from '../../syntax/dockerfile/pairs';
import { parseDockerfile } from '../../syntax/dockerfile/parse';
import { spanOf } from '../../syntax/span';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';
import { addBuildArguments } from './arguments';
import { addCopies } from './copies';
import { isIgnoreFile, patternsOf } from './ignore';
import { finalStages } from './stages';

const VARIABLES: ReadonlySet<string> = new Set(['ENV', 'ARG', 'LABEL']);

/** What the commands hold is found as in any text; that it stands in an instruction is told by `runtimes`. */
export function extractDockerfile(context: ExtractContext): void {
  const { file, text, facts } = context;
  if (isIgnoreFile(file)) {
    facts.leftOut = patternsOf(text);
    return;
  }
  const tree = parseDockerfile(text);
  const final = finalStages(tree.instructions);
  for (const instruction of tree.instructions) {
    const { keyword, onbuild, stage } = instruction;
    const span = spanOf(file, instruction);
    facts.runtimes.push({ owner: keyword, ownerType: 'dockerfile', kind: kindOf(instruction), span });
    if (VARIABLES.has(keyword)) addVariables(context, instruction, tree.escapeChar);
    if (keyword === 'COPY' || keyword === 'ADD') addCopies(context, instruction, tree.escapeChar, onbuild || final.has(stage));
  }
  addBuildArguments(context, tree, final);
  const command = text.search(AWS_COMMAND);
  if (command >= 0)
    facts.callDoubts.push({ service: '*', kind: 'call', span: spanOf(file, { start: command, end: command + 3 }) });
}

/** The image has the command line of AWS: scripts in it may call anything. https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html */
const AWS_COMMAND = /\baws-?cli\b|\bawscli(?:v2|-exe)?|\baws\/install\b/;

function kindOf({ keyword }: Instruction): 'environment' | 'script' {
  return VARIABLES.has(keyword) ? 'environment' : 'script';
}

function addVariables(context: ExtractContext, instruction: Instruction, escapeChar: string): void {
  for (const { name, value } of pairsOf(context.file, instruction, escapeChar))
    if (value && !/\$\{?[A-Za-z_]/.test(value.text))
      addSlot(context, { slot: { kind: 'docker-build', name, owner: instruction.keyword }, value, known: false });
}
