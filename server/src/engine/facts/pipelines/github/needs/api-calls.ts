/** What a program for actions/github-script writes with its token: https://octokit.github.io/rest.js/ */
import type { Use } from './step';

/** Methods of a part of the API that change something, and the scopes that let them; the first row that fits counts. */
const WRITES: readonly { readonly part: string; readonly methods: RegExp; readonly scopes: readonly string[] }[] = [
  // Comments and labels of a pull request are those of an issue: https://docs.github.com/en/rest/issues/comments
  { part: 'issues', methods: /^/, scopes: ['issues', 'pull-requests'] },
  { part: 'reactions', methods: /^/, scopes: ['issues', 'pull-requests'] },
  { part: 'pulls', methods: /^(?:merge|updateBranch)$/, scopes: ['pull-requests', 'contents'] },
  { part: 'pulls', methods: /^/, scopes: ['pull-requests'] },
  { part: 'repos', methods: /Deployment/, scopes: ['deployments'] },
  { part: 'repos', methods: /^createCommitStatus$/, scopes: ['statuses'] },
  {
    part: 'repos',
    methods: /Release|FileContents|^deleteFile$|^merge|^createDispatchEvent$|^createCommitComment$/,
    scopes: ['contents'],
  },
  { part: 'git', methods: /^/, scopes: ['contents'] },
  { part: 'actions', methods: /^/, scopes: ['actions'] },
  { part: 'checks', methods: /^/, scopes: ['checks'] },
  { part: 'packages', methods: /^/, scopes: ['packages'] },
  { part: 'codeScanning', methods: /^/, scopes: ['security-events'] },
];
const READS = /^(?:get|list|check|compare|download|search)/;
/** Modules of Node that know nothing of GitHub. */
const HARMLESS_MODULES = /\brequire\(\s*(['"`])(?:node:)?(?:fs|fs\/promises|path|os|util|url|crypto|assert|zlib)\1\s*\)/g;
const CALL = /\bgithub\s*\.\s*(?:rest\s*\.\s*)?([A-Za-z]+)\s*\.\s*([A-Za-z]+)/g;
/** The client itself: it decides nothing about what is asked. */
const READERS = /\bgithub\s*\.\s*(?:paginate(?:\s*\.\s*iterator)?\s*\(|graphql\s*\()/g;

/** Whether the program writes to a scope; `maybe` where it hands its client to others, or asks in other words. */
export function programUse(script: string, scope: string): Use {
  if (script.trim() === '') return 'maybe';
  const calls = [...script.matchAll(CALL)];
  const found = calls.flatMap(([, part = '', method = '']): Use[] => {
    if (READS.test(method) || part === 'paginate' || part === 'search') return [];
    const row = WRITES.find((one) => one.part === part && one.methods.test(method));
    return [row ? (row.scopes.includes(scope) ? 'yes' : 'no') : 'maybe'];
  });
  if (found.includes('yes')) return 'yes';
  const rest = script.replace(HARMLESS_MODULES, '').replace(READERS, '(').replace(CALL, '');
  const opaque = /\bgithub\b(?!\.com|\.event|-)|\brequire\(|\bimport\(|\bgetOctokit\b|\bfetch\(|\bexec\b|\bmutation\b/.test(rest);
  return opaque || found.includes('maybe') ? 'maybe' : 'no';
}
