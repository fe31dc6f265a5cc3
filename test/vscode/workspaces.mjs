// The folders a run works on: fresh copies outside the repository, with planted values filled in.
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const SECOND =
  'resource "aws_db_instance" "second" {\n  username = "second"\n  password = "Juniper-Table-3318!"\n  iam_database_authentication_enabled = true\n}\n';

/** Every value planted in clear in the sample workspace. What is token-shaped is looked up in the filled copy. */
const PLAIN = [
  ...['Meadow-Train-2291!', 'pelican-Harbor-93', 'Lighthouse-4417-blue', 'Lantern-River-7730', 'Copper-Field-5508'],
  ...['Orchard-Signal-640', 'wV9-tq2LmZ8rXb41', 'q8Zt-vR2mK4xWpL7nB3c', 'Jv7-kP2xQw9-Lm4Zt', 'Juniper-Table-3318!'],
];

/** A copy of the sample workspace, a git work tree with one ignored folder. */
export function makeShop(folder) {
  const { copyShop, removeShop } = createRequire(import.meta.url)('../../out/support/shop.js');
  const filled = copyShop();
  const shop = join(folder, 'shop');
  cpSync(filled, shop, { recursive: true });
  removeShop(filled);
  appendFileSync(join(shop, '.gitignore'), 'private/\n');
  try {
    execFileSync('git', ['init', '--quiet', shop]);
  } catch {
    // Without git the extension honours .gitignore by itself.
  }
  return shop;
}

/** Two folders and the workspace file that opens both. */
export function makeWorkspace(folder) {
  mkdirSync(folder, { recursive: true });
  const shop = makeShop(folder);
  const second = join(folder, 'second');
  mkdirSync(second);
  writeFileSync(join(second, 'main.tf'), SECOND);
  const file = join(folder, 'all.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: [{ path: 'shop' }, { path: 'second' }] }));
  return { shop, second, file, values: PLAIN };
}
