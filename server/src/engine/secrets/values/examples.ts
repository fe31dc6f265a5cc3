/** What makes a credential an example sooner than a real one: the file it stands in, and the text around it. */
import type { Confidence } from '../model';
import { looksRandom } from './randomness';
import { UUID } from './uuid';

interface Belief {
  readonly confidence: Confidence;
  readonly evidence: readonly string[];
}

const IN_EXAMPLE = 'in a test, example or documentation';
const IN_PROSE = 'in a comment or a description';

/** Parts of a path, between separators: `tests/`, `api_test.go`, `e2e`, `ci/*-values.yaml` of a Helm chart. */
const PARTS =
  /(?:^|[/._-])(?:tests?|__tests__|spec|specs|fixtures?|examples?|samples?|mocks?|stubs?|testdata|docs?|demos?|e2e|cypress|tutorials?|how-?to)(?:[/._-]|$)|\.(?:md|mdx|rst|adoc|md\.gotmpl)$|(?:^|\/)ci\/[^/]*values\.ya?ml$/i;
/** The same as humps of a name: `dockerTest`, `LoginTests.swift`, `testFixtures`, `JaasTestUtils`. */
const HUMPS =
  /[a-z0-9](?:Tests?|Specs?|Fixtures?|Mocks?|Samples?|Examples?)(?=[A-Z/._-]|$)|(?:^|[/._-])(?:test|mock|fixture|sample|example)(?=[A-Z])|(?:^|\/)(?:Tests?|Mock|Fixture|Sample|Example)(?=[A-Z][\w.]{1,60}$)/;

/** Files whose values are mostly not real: tests, fixtures, examples, documentation. */
export function isExamplePath(file: string): boolean {
  return PARTS.test(file) || HUMPS.test(file);
}

/**
 * Confidence and evidence of a finding in this file: tests, examples and documentation hold fewer real secrets. `value` is
 * given where it has no shape of its own: there, what nobody generated was made up for the test, and so is (unless it is
 * `placed`, in a connection string) what a test's program itself gives to a name. Lowers once, however often it is asked.
 */
export function exampleLowers(file: string, belief: Belief, value?: string, placed = false): Belief {
  const { confidence, evidence } = belief;
  if (evidence.includes(IN_EXAMPLE) || !isExamplePath(file)) return belief;
  const madeUp = value !== undefined && ((!placed && isTestProgram(file)) || !looksRandom(value) || UUID.test(value));
  const real = confidence === 'high' && !madeUp;
  return { confidence: real ? 'medium' : 'low', evidence: [...evidence, IN_EXAMPLE] };
}

const SHOWS = /(?:^|[/._-])(?:examples?|samples?|docs?|demos?|tutorials?)(?:[/._-]|$)/i;
/** Files of programs: in them a comment explains. In a file of settings it more often keeps what was in use before. */
const PROGRAM =
  /\.(?:[cm]?[jt]sx?|vue|svelte|py|go|java|kts?|rb|php|cs|vb|fs|rs|swift|dart|scala|groovy|gradle|lua|exs?|erl|clj|hs|cc?|cpp|hh?|hpp|mm?)(?:\.(?:tt|erb|j2|tmpl|tpl|template))?$/i;
const COMMENT = /^(?:\/\/|\/?\*|#(?=[ \t#])|--[ \t]|<!--)/;
/** What introduces an example: `Example:`, `LOGIN_EXAMPLE = "…`, `e.g.`; a host or a path of that name does not. */
const INTRODUCES = /(?<![a-z./@-])examples?(?![a-z/]|\.[a-z])|\be\.g\./i;
/** `description = "…" +`: what an interface tells its reader. */
const DESCRIBES = /\b(?:description|summary|notes|usage|help)["']?[ \t]{0,3}[=:(][ \t]{0,3}(?=["'`(]|\n)/g;
const REACH = 600;
const INTRODUCED = 400;
/** Where a description of an interface says so. */
const OPENING = 1_000;

/** Whether the file is a program's text: its strings stand in quotes. */
export function isProgram(file: string): boolean {
  return PROGRAM.test(file);
}

/** The program of a test, not one that shows how something is used: that one more often keeps what its author tried it with. */
export function isTestProgram(file: string): boolean {
  return isProgram(file) && !SHOWS.test(file);
}

/** Confidence and evidence of a finding at `at` in the text: what a program's comment or description shows is an example. */
export function proseLowers(file: string, text: string, at: number, belief: Belief): Belief {
  const { confidence, evidence } = belief;
  if (confidence === 'low' || evidence.includes(IN_PROSE)) return belief;
  const described = isInterface(file, text);
  if (!described) {
    if (evidence.includes(IN_EXAMPLE) || !isProgram(file)) return belief;
    if (!isProse(text.slice(Math.max(0, at - REACH), at))) return belief;
  }
  return { confidence: confidence === 'high' && !described ? 'medium' : 'low', evidence: [...evidence, IN_PROSE] };
}

/** OpenAPI: its literals are the answers that a service would give. */
function isInterface(file: string, text: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(file) && /^[\s{]{0,8}["']?(?:openapi|swagger)["']?[ \t]*:/m.test(text.slice(0, OPENING));
}

function isProse(before: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1).trimStart();
  return COMMENT.test(line) || INTRODUCES.test(before.slice(-INTRODUCED)) || isDescribed(before);
}

/** A description of several lines that goes on up to here. */
function isDescribed(before: string): boolean {
  for (const { index, 0: head } of before.matchAll(DESCRIBES)) {
    const lines = before.slice(index + head.length).split('\n');
    if (lines.length > 1 && lines.slice(0, -1).every((one) => /(?:^|[+\\(])\s*$/.test(one))) return true;
  }
  return false;
}
