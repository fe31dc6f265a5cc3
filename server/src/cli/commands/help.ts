import { actionTableDate } from '../../engine/iam/table/actions';
import { VAULTS } from '../../engine/policy/config';
import { VERSION } from '../../version';
import { EXIT, type Io } from '../io';

const HELP = `nhi: non-human identities, visible and clean where they are born

  nhi check [paths]       findings: hardcoded secrets, over-privileged policies, credentials that bypass the vault
      --format text|json|sarif   --fail-on critical|high|medium|low|info   --staged   --config FILE   --threads N
      --history [--since COMMIT|DATE]   secrets in every commit of every branch and tag   --show-suppressed
  nhi fix [paths]         lists the fixes; --dry-run shows the edits, --write makes them, all or none
      --safe (default) | --review (reviewed ones too)   --rule RULE   --vault VAULT   --config FILE
      --format patch --output FILE   a patch for git apply; it holds the old values
      --format suggestions [--output FILE]   a review of a pull request on GitHub, for gh api; it holds none
      vaults: ${VAULTS.join(', ')}
  nhi inventory [paths]   every identity: who owns and uses it, what it may do, how its credentials are kept
      --format table|json|ndjson|csv|markdown|cyclonedx|mermaid|dot|graphml|html   --output FILE   --config FILE
      --kind KIND   --owner NAME|none   --environment NAME|none   --min-risk 0..100   only these
      --git   since when each is in git, and who wrote it   --spec 1.6|1.7   the version of CycloneDX
  nhi diff BASE [HEAD]    identities, rights and credentials that came, went, widened or narrowed since a commit
      --format text|json|markdown   --output FILE   --config FILE
  nhi rules               every rule          nhi explain RULE   what one finds, why it matters, what to do
  nhi lsp --stdio         the language server

Exit codes: 0 clean, 1 findings at or above --fail-on (default medium), 2 usage or configuration error.
Nothing leaves this machine: no network, no account, no telemetry. Values are never printed.
`;

export async function help(_args: string[], io: Io): Promise<number> {
  io.out(HELP);
  return EXIT.clean;
}

export async function version(_args: string[], io: Io): Promise<number> {
  io.out(`nhi ${VERSION} (AWS action table of ${actionTableDate()})\n`);
  return EXIT.clean;
}
