import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { SAFE_GIT } from './list';

const run = promisify(execFile);

/** What is staged, by path relative to the working folder. Deleted files are not in it. */
export type StagedTexts = ReadonlyMap<string, Uint8Array>;

/** The staged bytes of every file that a commit would add or change below `cwd`; of a rename, the new name. */
export async function readStaged(cwd: string): Promise<StagedTexts> {
  const list = [...SAFE_GIT, 'diff', '--cached', '--name-only', '-z', '--diff-filter=ACMR', '--relative', '--no-ext-diff'];
  const { stdout } = await run('git', list, { cwd, maxBuffer: 1 << 28 });
  const files = stdout.split('\0').filter((file) => file !== '');
  return files.length === 0 ? new Map() : readBlobs(cwd, files);
}

/** One `git cat-file --batch` for all of them. Its answer: `<id> blob <size>\n<bytes>\n` for each. */
function readBlobs(cwd: string, files: readonly string[]): Promise<StagedTexts> {
  return new Promise((resolve, reject) => {
    const git = spawn('git', [...SAFE_GIT, 'cat-file', '--batch'], { cwd, stdio: ['pipe', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    git.once('error', reject);
    git.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    git.stdout.once('end', () => resolve(split(Buffer.concat(chunks), files)));
    git.stdin.end(files.map((file) => `:./${file}\n`).join(''));
  });
}

function split(output: Buffer, files: readonly string[]): StagedTexts {
  const texts = new Map<string, Uint8Array>();
  let at = 0;
  for (const file of files) {
    const lineEnd = output.indexOf(10, at);
    if (lineEnd < 0) break;
    const [, type, size] = output.toString('utf8', at, lineEnd).split(' ');
    at = lineEnd + 1;
    if (type !== 'blob') continue;
    texts.set(file, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
}
