/** Commands by which guides tell people, not machines, to log in as a machine. */
import { spanOf } from '../../syntax/span';
import type { ExtractContext } from '../context';
import type { Host } from '../model';

/** Pages that a developer follows. */
const GUIDE =
  /(?:^|\/)(?:README|CONTRIBUTING|DEVELOP(?:MENT|ING|ER)?|HACKING|ONBOARDING|GETTING[-_]?STARTED|SETUP|INSTALL|RUNBOOK)[\w.-]{0,20}\.(?:md|mdx|markdown|rst|adoc|txt)$|(?:^|\/)(?:docs?|runbooks?|wiki)\/(?:[\w .-]{1,80}\/){0,6}[\w .-]{1,80}\.(?:md|mdx|markdown|rst|adoc)$/i;
/** Scripts that a developer runs. */
const SCRIPT =
  /(?:^|\/)(?:dev|local|developer|onboard(?:ing)?|log-?in|dev-?setup|setup-?dev)(?:[-_.]\w{1,40}){0,3}\.(?:sh|bash|zsh)$/i;

interface Form {
  readonly pattern: RegExp;
  readonly owner: string;
  readonly detail: string;
  /** In scripts, what takes a key file or a client's secret has rules of its own. */
  readonly guides?: true;
}

const FORMS: readonly Form[] = [
  // https://cloud.google.com/sdk/gcloud/reference/auth/activate-service-account
  {
    pattern: /\bgcloud[ \t]{1,4}auth[ \t]{1,4}(activate-service-account)\b/,
    owner: 'gcloud',
    detail: 'the key of a service account',
    guides: true,
  },
  // https://learn.microsoft.com/en-us/cli/azure/authenticate-azure-cli-service-principal
  {
    pattern: /\baz[ \t]{1,4}login\b[^\n|;&]{0,40}[ \t](--service-principal)\b/,
    owner: 'az',
    detail: 'the secret of an application',
    guides: true,
  },
  // https://kubernetes.io/docs/reference/kubectl/generated/kubectl/
  {
    pattern: /\bkubectl\b(?![^\n]{0,200}\bcreate token\b)[^\n|;]{0,200}[ \t](--token)(?:=|[ \t]{1,3})["']?[$<{\w]/,
    owner: 'kubectl',
    detail: 'the token of a ServiceAccount',
  },
  // https://cloud.google.com/artifact-registry/docs/docker/authentication#json-key
  {
    pattern: /\bdocker[ \t]{1,4}login\b[^\n|;&]{0,80}(_json_key(?:_base64)?)\b/,
    owner: 'docker',
    detail: 'the key of a service account',
  },
];

/** Around a command: it is a machine that runs it, in a pipeline, an image or on a server. */
const MACHINE =
  /\b(?:CI|CI\/CD|CD|pipelines?|actions|gitlab|jenkins|circleci|travis|buildkite|bitbucket|cloud build|workflows?|containers?|docker ?files?|cron(?:job)?s?|servers?|runners?|headless|automat\w{1,6}|unattended|bots?|non-interactive|production)\b/i;
const LINES_ABOVE = 12;
const LONGEST = 200_000;
const MOST = 10;

/** Whether the file tells people what to run. */
export function isForPeople(file: string, host: Host): boolean {
  return host === 'text' ? GUIDE.test(file) : host === 'shell' && SCRIPT.test(file);
}

/** Adds each such command, where nothing around it speaks of a machine. */
export function addHumanLogins({ facts, file, host, text }: ExtractContext): void {
  if (!isForPeople(file, host) || text.length > LONGEST || !/gcloud|az login|kubectl|docker/.test(text)) return;
  const lines = text.split('\n');
  let offset = 0;
  let found = 0;
  for (const [at, line] of lines.entries()) {
    const form =
      found < MOST ? FORMS.find(({ pattern, guides }) => !(guides && host === 'shell') && pattern.test(line)) : undefined;
    const match = form?.pattern.exec(line);
    if (form && match?.[1] && !/^\s*#/.test(host === 'shell' ? line : '')) {
      const around = lines.slice(Math.max(0, at - LINES_ABOVE), at + 2).join('\n');
      if (!MACHINE.test(around) && !MACHINE.test(file.replaceAll(/[/_-]/g, ' '))) {
        const start = offset + match.index + match[0].lastIndexOf(match[1]);
        const range = { start, end: start + match[1].length };
        facts.sdkUses.push({
          about: 'human-login',
          owner: form.owner,
          span: spanOf(file, range),
          literal: range,
          detail: form.detail,
        });
        found++;
      }
    }
    offset += line.length + 1;
  }
}
